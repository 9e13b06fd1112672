import type { Label } from '@/api/types'
import type { Crossing, GapBoard, GapLine, GapTally } from './queries'

/** The shape drawn at a crossing: its standing, or what about it needs somebody most. */
export type Mark = Crossing['standing'] | 'twice'

/** The words of the summary line; each filters the rows. */
export const ONLY = ['missing', 'late', 'corrected', 'twice'] as const
export type Only = (typeof ONLY)[number]

export const MARKS: readonly Mark[] = ['in_time', 'late', 'missing', 'not_due', 'nothing', 'history', 'twice', 'not_owed']

export function markOf(crossing: Crossing): Mark {
  return crossing.twice.length > 0 ? 'twice' : crossing.standing
}

export function isOnly(word: unknown): word is Only {
  return ONLY.includes(word as Only)
}

/** Late includes a late word that there was nothing; corrected and twice go across the standings. */
export function passes(crossing: Crossing, only: Only | null): boolean {
  switch (only) {
    case null:
      return true
    case 'missing':
      return crossing.standing === 'missing'
    case 'late':
      return crossing.standing !== 'missing' && crossing.days > 0
    case 'corrected':
      return Boolean(crossing.changedOn)
    case 'twice':
      return crossing.twice.length > 0
  }
}

type Translate = (key: string, named?: Record<string, unknown>) => string

/** A crossing in words: what a reader of the screen hears and the tip says. */
export function wordsOf(crossing: Crossing, t: Translate): string {
  const words = [t(`gaps.standing.${crossing.standing}`)]
  if (crossing.days > 0) words.push(t(crossing.standing === 'missing' ? 'gaps.overdue' : 'gaps.lateBy', { n: crossing.days }))
  if (crossing.changedOn) words.push(t('gaps.correctedOn', { day: crossing.changedOn }))
  if (crossing.twice.length) words.push(t('gaps.twiceBy', { systems: crossing.twice.join(', ') }))
  if (crossing.due) words.push(t('gaps.dueOn', { day: crossing.due }))
  return words.join(t('gaps.stop'))
}

export function countOf(tally: GapTally, only: Only): number {
  return tally[only]
}

export interface Row {
  line: GapLine
  /** Its place among the board's rows. */
  index: number
  /** The clinics a hospital manages. */
  clinics: GapLine[]
}
export interface Group {
  code: string
  name: Label | null
  rows: Row[]
}

/**
 * Rows in the order given, under the community they belonged to on the last day shown. Clinics stand
 * under their hospital only where it is unfolded; those without a hospital on the board always do.
 */
export function grouped(board: Pick<GapBoard, 'rows'>, unfolded: (hospital: string) => boolean): Group[] {
  const hospitals = new Set(board.rows.map((line) => line.unit))
  const groups: Group[] = []
  board.rows.forEach((line, index) => {
    const of = line.managedBy
    if (of && hospitals.has(of) && !unfolded(of)) return
    const code = line.community ?? (line.kind ? 'none' : 'bureau')
    let group = groups.at(-1)
    if (group?.code !== code) {
      group = { code, name: line.communityName ?? null, rows: [] }
      groups.push(group)
    }
    group.rows.push({ line, index, clinics: board.rows.filter((other) => other.managedBy === line.unit) })
  })
  return groups
}

/** What a folded hospital says of its clinics: how many debts are missing or late. */
export function troubles(clinics: GapLine[]): number {
  return clinics.reduce((sum, line) => sum + line.tally.missing + line.tally.late + line.tally.twice, 0)
}

/** Months to and fro: 2020-01 minus one is 2019-12. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, part = 1] = month.split('-').map(Number)
  const count = year * 12 + part - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export { moment } from '@/ui/format'
