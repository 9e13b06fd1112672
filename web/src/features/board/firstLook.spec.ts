import { describe, expect, it } from 'vitest'
import { board } from '@mock/board'
import { firstLook } from './firstLook'

describe('the first look', () => {
  it('names the worst and the most silent institution, and broken rules', () => {
    const given = board(new URLSearchParams({ period: '2020Q2' }))

    expect(firstLook(given)).toEqual([
      { why: 'missed', row: '445322013', n: 5 },
      { why: 'not_reported', row: '445322013', n: 4 },
      { why: 'rule_error', n: 2 },
    ])
  })
  it('has nothing to say of a clean board', () => {
    expect(firstLook({ rows: [], cells: [] })).toEqual([])
  })
})
