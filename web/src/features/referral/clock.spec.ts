import { describe, expect, it } from 'vitest'
import { left, remaining } from './clock'

const since = '2026-11-26T15:00:00+08:00'
const due = '2026-11-26T15:15:00+08:00'
const at = (time: string) => Date.parse(`2026-11-26T${time}+08:00`)

describe('what is left of a term', () => {
  it('counts down and tells how much is gone', () => {
    expect(left(since, due, at('15:06:00'), 0)).toEqual({ minutes: 9, late: false, gone: 0.4 })
  })
  it('is late by whole minutes afterwards', () => {
    expect(left(since, due, at('15:19:30'), 0)).toEqual({ minutes: -4, late: true, gone: 1 })
  })
  it('goes by the clock of the server, not of the machine', () => {
    expect(left(since, due, at('15:36:00'), 30 * 60_000)?.minutes).toBe(9)
  })
  it('is nothing where nothing is due', () => {
    expect(left(since, null, at('15:00:00'), 0)).toBeNull()
  })
})

describe('what is left of a hold', () => {
  it('is told in minutes and seconds, and is over at its end', () => {
    expect(remaining(due, at('15:01:40'))).toEqual({ ms: 800_000, over: false, text: '13:20' })
    expect(remaining(due, at('15:15:00'))).toEqual({ ms: 0, over: true, text: '0:00' })
  })
})
