import type { Judgement, State } from '@/api/types'
import { day, figure } from '@/ui/format'
import { useWords } from '@/ui/i18n'
import { periodWords } from '@/ui/period'
import { hasValue, standingOf, type Standing } from '@/ui/standing'

interface Side {
  state: string
  judgement: string
  display: string
}

/** Decisions and figures as these pages say them. */
export function useDecisionWords() {
  const { t, say, word, locale } = useWords()
  const known = (key: string) => key !== 'units.yes_no'
  const monthWords = (month: string) => periodWords(month.slice(0, 7), t)
  const dayWords = (text: string | null | undefined) => day(text?.slice(0, 10) ?? null, t)
  const valued = (side: Side) => hasValue({ state: side.state as State })
  const standing = (side: Side): Standing => standingOf({ state: side.state as State, judgement: side.judgement as Judgement })
  /** A value with its unit, or the state that stands in its place. */
  const shown = (side: Side, unit: string | null | undefined) =>
    valued(side) ? figure(side.display, unit ?? 'ratio', t, known) : t(`standing.${side.state}`)
  return { t, say, word, locale, monthWords, dayWords, standing, shown, valued, periods: (p: string) => periodWords(p, t) }
}
