import type { PeriodKind } from '@/api/types'

export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year']

type Translate = (key: string, named?: Record<string, unknown>) => string

interface Span {
  kind: PeriodKind
  year: number
  /** 1-based place inside the year; 1 for a year. */
  part: number
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }

/** 2020-06, 2020Q2, 2020H1 or 2020; anything else is no period. */
export function parsePeriod(text: string): Span | null {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?$/.exec(text)
  if (!found) return null
  const year = Number(found[1])
  if (found[2]) return { kind: 'month', year, part: Number(found[2]) }
  if (found[3]) return { kind: 'quarter', year, part: Number(found[3]) }
  if (found[4]) return { kind: 'half', year, part: Number(found[4]) }
  return { kind: 'year', year, part: 1 }
}

/** The same time seen in another length: the span it lies in, or the last one it holds. */
export function asKind(text: string, kind: PeriodKind): string {
  const span = parsePeriod(text)
  if (!span) return text
  const lastMonth = span.part * MONTHS[span.kind]
  return periodCode(span.year, kind, Math.ceil(lastMonth / MONTHS[kind]))
}

function periodCode(year: number, kind: PeriodKind, part: number): string {
  switch (kind) {
    case 'month':
      return `${year}-${String(part).padStart(2, '0')}`
    case 'quarter':
      return `${year}Q${part}`
    case 'half':
      return `${year}H${part}`
    case 'year':
      return String(year)
  }
}

/** The period so many places on: 2020Q4 and one is 2021Q1. */
export function shifted(period: string, by: number): string {
  const span = parsePeriod(period)
  if (!span) return period
  const parts = MONTHS.year / MONTHS[span.kind]
  const at = span.year * parts + span.part - 1 + by
  return periodCode(Math.floor(at / parts), span.kind, (at % parts) + 1)
}

/** As people say it: the second quarter of 2020, in the words of the message files. */
export function periodWords(text: string, t: Translate): string {
  const span = parsePeriod(text)
  if (!span) return text
  const part = span.kind === 'year' ? '' : t(`period.${span.kind}.${span.part}`)
  return t(`period.say.${span.kind}`, { year: span.year, part })
}

/** Under a small chart: the year only where it changes. */
export function shortPeriod(text: string, before: string | null, t: Translate): string {
  const span = parsePeriod(text)
  if (!span) return text
  if (span.kind === 'year') return String(span.year)
  const part = t(`period.tick.${span.kind}`, { n: span.part })
  const sameYear = before !== null && parsePeriod(before)?.year === span.year
  return sameYear ? part : `${String(span.year).slice(2)}/${part}`
}
