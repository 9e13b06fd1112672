import { parsePeriod } from '@/ui/period'
import type { PeriodKind } from '@/api/types'

const A_YEAR: Record<PeriodKind, number> = { month: 12, quarter: 4, half: 2, year: 1 }

/** The period so many places on: 2020Q4 and one is 2021Q1. */
export function shifted(period: string, by: number): string {
  const span = parsePeriod(period)
  if (!span) return period
  const parts = A_YEAR[span.kind]
  const at = span.year * parts + span.part - 1 + by
  const year = Math.floor(at / parts)
  const part = (at % parts) + 1
  switch (span.kind) {
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
