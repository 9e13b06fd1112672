import { describe, expect, it } from 'vitest'
import { runs, scaleOf } from './scale'

describe('a scale', () => {
  it('has round marks that hold every value', () => {
    const scale = scaleOf([54.6, 63.4, 60], 300, 0)

    expect(scale.ticks).toEqual([52.5, 55, 57.5, 60, 62.5, 65])
    expect(scale.at(scale.low)).toBe(300)
    expect(scale.at(scale.high)).toBe(0)
    expect(scale.at(60)).toBeCloseTo(120)
  })
  it('keeps tiny and huge numbers apart', () => {
    expect(scaleOf([0.16, 0.22], 0, 1).ticks).toEqual([0.16, 0.18, 0.2, 0.22])
    expect(scaleOf([1_200_000, 4_900_000], 0, 1).ticks).toEqual([1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000])
  })
  it('gives room around a single value, and an axis when there is none', () => {
    const one = scaleOf([57.4], 0, 100)
    expect(one.low).toBeLessThan(57.4)
    expect(one.high).toBeGreaterThan(57.4)
    expect(scaleOf([], 0, 100).ticks.length).toBeGreaterThan(1)
    expect(scaleOf([0, 0], 0, 100).at(0)).not.toBeNaN()
  })
})

describe('a curve', () => {
  it('breaks where there is no value', () => {
    const spot = (x: number) => ({ x, y: 1 })

    expect(runs([spot(0), spot(1), null, spot(3), spot(4)])).toEqual(['0,1 1,1', '3,1 4,1'])
    expect(runs([spot(0), null, spot(2)])).toEqual([])
    expect(runs([])).toEqual([])
  })
})
