import type { Cell, Judgement, State } from '@/api/types'

/** What a stone looks like: a value's judgement, or the state that stands in its place. */
export type Standing = Judgement | Exclude<State, 'value' | 'zero' | 'partial'>

/** In the order of the summary line: what needs a person first, what needs nobody last. */
export const STANDINGS: readonly Standing[] = [
  'met',
  'at_risk',
  'missed',
  'not_yet_due',
  'not_judged',
  'not_reported',
  'undecidable',
  'not_fixed',
  'denominator_zero',
  'rule_error',
  'awaiting_evidence',
  'not_applicable',
]

type Judged = Pick<Cell, 'state' | 'judgement'>

export function standingOf({ state, judgement }: Judged): Standing {
  return state === 'value' || state === 'zero' || state === 'partial' ? judgement : state
}

/** Has a figure to show, complete or not. */
export function hasValue({ state }: Pick<Cell, 'state'>): boolean {
  return state === 'value' || state === 'zero' || state === 'partial'
}

/** The summary's words: every standing, and "partial" across them. */
export type Filter = Standing | 'partial'

export function isFilter(word: unknown): word is Filter {
  return word === 'partial' || STANDINGS.includes(word as Standing)
}

export function passes(cell: Judged, filter: Filter | null): boolean {
  if (filter === null) return true
  return filter === 'partial' ? cell.state === 'partial' : standingOf(cell) === filter
}

export function countStandings(cells: Judged[][]): Map<Filter, number> {
  const counts = new Map<Filter, number>()
  const add = (key: Filter) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const cell of cells.flat()) {
    add(standingOf(cell))
    if (cell.state === 'partial') add('partial')
  }
  return counts
}
