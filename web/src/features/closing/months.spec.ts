import { describe, expect, it } from 'vitest'
import { kindOf, lastMonth } from './months'

describe('a period', () => {
  it('ends with its last month', () => {
    expect(lastMonth('2020-05')).toBe('2020-05')
    expect(lastMonth('2020Q3')).toBe('2020-09')
    expect(lastMonth('2020H1')).toBe('2020-06')
    expect(lastMonth('2020')).toBe('2020-12')
    expect(lastMonth('2020Q5')).toBeNull()
  })
  it('has a kind', () => {
    expect(['2020-05', '2020Q3', '2020H1', '2020'].map(kindOf)).toEqual(['month', 'quarter', 'half', 'year'])
  })
})
