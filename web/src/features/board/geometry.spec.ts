import { describe, expect, it } from 'vitest'
import { arranged, fitted, layoutOf, MIN_COLUMN, textWidth, unfolded } from './geometry'

const chapter = (id: string) => ({ id, no: id, title: { zh: id, en: id }, short: { zh: id, en: id } })
const row = (code: string, kind: 'county' | 'community' | 'institution', parent: string | null = null) => ({ code, kind, parent })

describe('the layout', () => {
  const columns = ['a', 'a', 'b'].map((c) => ({ chapter: c }))
  const rows = [row('g', 'county'), row('c', 'community'), row('i', 'institution', 'c')]
  const layout = layoutOf({ width: 429, rowHead: 182, columns, chapters: [chapter('a'), chapter('b')], rows })

  it('shares the width between row head, columns, chapter gap and tail', () => {
    expect(layout.columnWidth).toBeCloseTo((429 - 182 - 40 - 7) / 3)
    expect(layout.width).toBeCloseTo(429)
  })
  it('puts a gap between chapters and none inside', () => {
    const [a, b, c] = layout.xs as [number, number, number]
    expect(b - a).toBeCloseTo(layout.columnWidth)
    expect(c - b).toBeCloseTo(layout.columnWidth + 7)
    expect(layout.spans.map((s) => s.chapter?.id)).toEqual(['a', 'b'])
  })
  it('gives a community a little air above', () => {
    expect(layout.ys).toEqual([12.5, 41.5, 66.5])
    expect(layout.bottom).toBe(82)
  })
  it('never squeezes columns below what a stone needs', () => {
    const tight = layoutOf({ width: 200, rowHead: 182, columns, chapters: [], rows })
    expect(tight.columnWidth).toBe(MIN_COLUMN)
    expect(tight.width).toBeGreaterThan(200)
    expect(tight.spans[0]?.chapter).toBeNull()
  })
  it('stands an empty board', () => {
    expect(layoutOf({ width: 900, rowHead: 182, columns: [], chapters: [], rows: [] }).xs).toEqual([])
  })
})

describe('rows', () => {
  const rows = [row('i2', 'institution', 'c2'), row('c1', 'community'), row('x', 'institution'), row('c2', 'community'), row('i1', 'institution', 'c1'), row('g', 'county')]

  it('stand county first, members under their community, the rest last', () => {
    expect(arranged(rows).map((r) => r.code)).toEqual(['g', 'c1', 'i1', 'c2', 'i2', 'x'])
  })
  it('fold with their community', () => {
    expect(unfolded(arranged(rows), new Set(['c1'])).map((r) => r.code)).toEqual(['g', 'c1', 'c2', 'i2', 'x'])
  })
})

describe('names', () => {
  it('are cut only when they do not fit', () => {
    expect(fitted('桂圩镇卫生院', 100)).toBe('桂圩镇卫生院')
    expect(fitted('桂圩镇卫生院', 60)).toBe('桂圩镇卫…')
    expect(textWidth(fitted('Guixu Town Hospital', 80))).toBeLessThanOrEqual(80)
  })
})
