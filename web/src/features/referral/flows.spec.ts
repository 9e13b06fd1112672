import { describe, expect, it } from 'vitest'
import { lengthOf, months } from './flows'

describe('the days that are looked at', () => {
  it('are whole months, quarters and years', () => {
    expect(months('2024-02-10', 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(months('2026-11-26', 3)).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(months('2026-11-26', 12)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
  it('go on and back over the end of a year', () => {
    expect(months('2026-01-31', 1, -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(months('2026-12-31', 3, 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' })
  })
  it('are known again by their length', () => {
    expect(lengthOf({ from: '2026-10-01', to: '2026-12-31' })).toBe(3)
    expect(lengthOf({ from: '2026-01-01', to: '2026-12-31' })).toBe(12)
    expect(lengthOf({ from: '2026-01-05', to: '2026-01-31' })).toBe(1)
  })
})
