import { describe, expect, it } from 'vitest'
import { draw, OTHERS } from './sankey'

const stream = (from: string, to: string, count: number, way = 'up') => ({ from, to, count, way })

describe('the picture of flows', () => {
  it('is as thick as there are many, and an end as high as its bands', () => {
    const it = draw([stream('a', 'x', 30), stream('a', 'y', 10), stream('b', 'x', 60)], 10, 100)
    expect(it.left.map((end) => [end.id, end.height])).toEqual([['b', 60], ['a', 40]])
    expect(it.right.map((end) => [end.id, end.height])).toEqual([['x', 90], ['y', 10]])
    const a = it.bands.filter((band) => band.from === 'a')
    expect(a.map((band) => [band.to, band.thick])).toEqual([['x', 30], ['y', 10]])
    // b ends at 60, a begins after the gap: its first band is in the middle of 68 to 98
    expect(a.map((band) => band.y0)).toEqual([83, 103])
    expect(it.bands.find((band) => band.from === 'b')?.y1).toBe(30)
    expect(a[0]?.y1).toBe(75)
  })
  it('puts together what is beyond the most, and loses nobody', () => {
    const it = draw([stream('a', 'x', 5), stream('b', 'x', 3), stream('c', 'y', 2)], 1, 100)
    expect(it.bands.map((band) => [band.from, band.count])).toEqual([['a', 5], [OTHERS, 5]])
    expect(it.left.at(-1)?.id).toBe(OTHERS)
  })
  it('keeps the ways between two apart', () => {
    expect(draw([stream('a', 'x', 1), stream('a', 'x', 1, 'lateral')], 9, 10).bands).toHaveLength(2)
  })
  it('is empty where nobody was sent', () => {
    expect(draw([stream('a', 'x', 0)], 9, 10)).toEqual({ left: [], right: [], bands: [], height: 0 })
  })
})
