import type { Board, BoardSet, Cell, Item, Judgement, Label, PeriodKind, State, Trend } from '../src/api/types.ts'
import { parsePeriod } from '../src/ui/period.ts'
import { CHAPTERS, INDICATORS, ITEM_TITLES, ROWS, type Row } from './names.ts'

export const both = (zh: string, en: string): Label => ({ zh, en })

/** A small hash in [0, 1): the same crossing always shows the same invented figure. */
export function chance(a: number, b: number): number {
  let h = Math.imul(a, 374761393) + Math.imul(b, 668265263)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

const MEANING: Record<string, [State, Judgement]> = {
  m: ['value', 'met'],
  r: ['value', 'at_risk'],
  x: ['value', 'missed'],
  n: ['value', 'not_judged'],
  d: ['value', 'not_yet_due'],
  p: ['partial', 'met'],
  P: ['partial', 'missed'],
  q: ['partial', 'at_risk'],
  o: ['not_reported', 'not_judged'],
  e: ['rule_error', 'not_judged'],
  u: ['undecidable', 'not_judged'],
  z: ['denominator_zero', 'not_judged'],
  '-': ['not_applicable', 'not_judged'],
}

export function cellOf(row: Row, rowIndex: number, col: number, seed: number): Cell {
  const [state, judgement] = MEANING[row.s[col] ?? '-'] ?? ['not_applicable', 'not_judged']
  const spec = INDICATORS[col]!
  const valued = state === 'value' || state === 'partial'
  const none = { value: null, display: null, trend: 'none' as Trend, num: null, den: null }
  const sources = state === 'partial' ? { sourcesIn: 5, sourcesOf: 7 } : state === 'not_reported' ? { sourcesIn: 0, sourcesOf: 2 } : { sourcesIn: null, sourcesOf: null }
  if (!valued) return { state, judgement, ...none, ...sources }
  const luck = chance(rowIndex + seed, col + 3)
  let value = spec.base * (0.86 + 0.26 * luck)
  if (spec.target === '≥60') value = { met: 61 + 9 * luck, at_risk: 58 + 2 * luck, missed: 49 + 8 * luck, not_judged: 60, not_yet_due: 57 }[judgement]
  if (spec.unit === 'yes_no') value = judgement === 'missed' ? 0 : 1
  const display = spec.unit === 'yes_no' ? (value ? '✓' : '✗') : value.toFixed(spec.decimals)
  const den = Math.round(900 + 4700 * luck)
  const share = spec.unit === 'percent' ? value / 100 : 0
  const rising = { met: 'up', at_risk: 'level', missed: 'down', not_judged: 'none', not_yet_due: 'none' }[judgement] as Trend
  const opposite: Record<Trend, Trend> = { up: 'down', down: 'up', level: 'level', none: 'none' }
  return {
    state,
    judgement,
    value: String(value),
    display,
    trend: spec.target === '↓' ? opposite[rising] : rising,
    num: share ? String(Math.round(den * share)) : null,
    den: share ? String(den) : null,
    ...sources,
  }
}

const step = (period: string, by: number): string => {
  const p = parsePeriod(period)
  if (!p) return period
  const count = { month: 12, quarter: 4, half: 2, year: 1 }[p.kind]
  const n = p.year * count + p.part - 1 + by
  const year = Math.floor(n / count)
  const part = (n % count) + 1
  return { month: `${year}-${String(part).padStart(2, '0')}`, quarter: `${year}Q${part}`, half: `${year}H${part}`, year: String(year) }[p.kind]
}
const LAST: Record<PeriodKind, string> = { month: '2020-06', quarter: '2020Q2', half: '2020H1', year: '2019' }
const shift = (row: Row, set: BoardSet): Row => (set === 'indicators' ? row : { ...row, s: row.s.slice(3) + row.s.slice(0, 3) })

export const STANDING = { status: 'trial', bearing: 'binds' as const, mark: null, unjudged: null, elsewhere: null, replacedBy: null }

export function board(query: URLSearchParams): Board {
  const set = (query.get('set') ?? 'indicators') as BoardSet
  const period = query.get('period') ?? '2020Q2'
  const kind = parsePeriod(period)?.kind ?? 'quarter'
  const empty = query.get('scope') === '445399'
  const rows = empty ? ROWS.map((row) => ({ ...row, s: row.s.replace(/[^-]/g, 'o') })) : ROWS
  const chapterOf = CHAPTERS.flatMap(([id, , , , n]) => Array.from({ length: n }, () => id))
  const seed = [...period].reduce((sum, c) => sum + c.charCodeAt(0), 0)
  const closed = period <= LAST[kind]
  return {
    pack: 'yunan-2020',
    scope: { code: '445322', name: both('郁南县', 'Yunan County') },
    period,
    periodKind: kind,
    closed,
    previous: step(period, -1),
    next: closed && (period < LAST[kind] || query.get('live') === 'true') ? step(period, 1) : null,
    lastClosed: LAST,
    set,
    generation: 1,
    sets: [{ set: 'indicators', columns: 24, others: 0 }, { set: 'items', columns: 24, others: 15 }, { set: 'goals', columns: 0, others: 0 }],
    document: STANDING,
    columns: INDICATORS.map((x, j) => ({
      series: set === 'items' ? String(j < 5 ? [12, 16, 17, 18, 19][j] : 16 + j) : `I${j + 1}`,
      no: set === 'items' ? String(j < 5 ? [12, 16, 17, 18, 19][j] : 16 + j) : String(j + 1),
      chapter: chapterOf[j] ?? 'health',
      title: both(x.title, x.en),
      short: both(x.short, x.en),
      unit: x.unit,
      decimals: x.decimals,
      direction: x.target === '↓' ? 'down' : x.target === '↑' ? 'up' : 'none',
      targetText: x.target === '达标' ? '=1' : x.target === '≥60' ? '≥60 ↑' : x.target === '—' ? '' : x.target,
      weighted: [13, 15, 16, 17, 22, 23].includes(j + 1),
    })),
    chapters: CHAPTERS.map(([id, no, zh, en]) => ({ id, no, title: both(zh, en), short: both(zh, en) })),
    rows: rows.map((row) => ({
      code: row.code,
      name: both(row.name, row.en),
      shortName: null,
      kind: row.kind,
      role: row.role ?? null,
      parent: row.parent ?? null,
      organisation: row.organisation ?? row.code,
      tiedWith: row.tie ?? [],
      met: [...row.s].filter((c) => c === 'm' || c === 'p').length,
      judged: [...row.s].filter((c) => 'mrxpPq'.includes(c)).length,
    })),
    cells: rows.map((row, i) => INDICATORS.map((_, j) => cellOf(shift(row, set), i, j, seed))),
  }
}

export function items(): Item[] {
  return ITEM_TITLES.map(([no, kind, zh, en, due]) => ({
    id: String(no),
    no,
    kind,
    title: both(zh, en),
    clause: `a4-${no}`,
    chapter: 'service',
    unitsStated: no > 3,
    evidence: no === 1 || no === 3 ? { done: true, typedBy: '黎静', typedOn: '2020-03-20', basis: '郁府办函〔2020〕78号' } : null,
    units: [both('县卫健局', 'Health bureau'), ...(no > 12 ? [both('县财政局', 'Finance bureau')] : [])],
    due,
    state: no === 1 || no === 3 ? 'value' : 'awaiting_evidence',
    judgement: no === 1 || no === 3 ? 'met' : due ? 'not_yet_due' : 'not_judged',
    series: [],
  }))
}
