import type { BoardColumn, BoardRow, Chapter } from '@/api/types'

/** Pure measures of the board: where lines cross, for any width. Nothing here knows Vue. */
export const ROW_HEIGHT = 25
export const COMMUNITY_GAP = 4
export const CHAPTER_GAP = 7
export const TAIL = 40
export const MIN_COLUMN = 24

export interface ChapterSpan {
  chapter: Chapter | null
  from: number
  to: number
}
export interface Layout {
  width: number
  x0: number
  right: number
  columnWidth: number
  xs: number[]
  ys: number[]
  bottom: number
  spans: ChapterSpan[]
}
interface Given {
  width: number
  rowHead: number
  columns: Pick<BoardColumn, 'chapter'>[]
  chapters: Chapter[]
  rows: Pick<BoardRow, 'kind'>[]
}

export function layoutOf({ width, rowHead, columns, chapters, rows }: Given): Layout {
  const groups = runs(columns.map((column) => column.chapter))
  const gaps = Math.max(0, groups.length - 1) * CHAPTER_GAP
  const free = width - rowHead - TAIL - gaps
  const columnWidth = Math.max(MIN_COLUMN, free / Math.max(1, columns.length))

  const xs: number[] = []
  const spans: ChapterSpan[] = []
  let x = rowHead
  for (const group of groups) {
    const from = x
    for (let i = 0; i < group.length; i++) {
      xs.push(x + columnWidth / 2)
      x += columnWidth
    }
    spans.push({ chapter: chapters.find((c) => c.id === group.of) ?? null, from, to: x })
    x += CHAPTER_GAP
  }
  const right = groups.length ? x - CHAPTER_GAP : rowHead

  const ys: number[] = []
  let y = 0
  for (const row of rows) {
    if (row.kind === 'community') y += COMMUNITY_GAP
    ys.push(y + ROW_HEIGHT / 2)
    y += ROW_HEIGHT
  }
  return { width: right + TAIL, x0: rowHead, right, columnWidth, xs, ys, bottom: y + 3, spans }
}

function runs(keys: string[]): { of: string; length: number }[] {
  const found: { of: string; length: number }[] = []
  for (const key of keys) {
    const last = found.at(-1)
    if (last?.of === key) last.length++
    else found.push({ of: key, length: 1 })
  }
  return found
}

/** County first, each community with its institutions under it, then those of no community. */
export function arranged<T extends Pick<BoardRow, 'code' | 'kind' | 'parent'>>(rows: T[]): T[] {
  const counties = rows.filter((row) => row.kind === 'county')
  const communities = rows.filter((row) => row.kind === 'community')
  const placed = new Set(communities.map((row) => row.code))
  const loose = rows.filter(
    (row) => row.kind === 'institution' && !(row.parent && placed.has(row.parent)),
  )
  const below = (code: string) => rows.filter((row) => row.kind === 'institution' && row.parent === code)
  return [...counties, ...communities.flatMap((row) => [row, ...below(row.code)]), ...loose]
}

export function unfolded<T extends Pick<BoardRow, 'parent'>>(rows: T[], folded: Set<string>): T[] {
  return rows.filter((row) => row.parent === null || !folded.has(row.parent))
}

/** Rough width of a text at 13 px: a Chinese character is a square, a Latin letter about half. */
export function textWidth(text: string, size = 13): number {
  let width = 0
  for (const c of text) width += c.charCodeAt(0) > 0x2e7f ? size : size * 0.54
  return width
}

export function fitted(text: string, room: number, size = 13): string {
  if (textWidth(text, size) <= room) return text
  let kept = ''
  for (const c of text) {
    if (textWidth(`${kept}${c}…`, size) > room) break
    kept += c
  }
  return `${kept}…`
}
