import { parsePeriod } from '@/ui/period'

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 }

/** The month a period ends with. */
export function lastMonth(period: string): string | null {
  const span = parsePeriod(period)
  if (!span) return null
  return `${span.year}-${String(span.part * MONTHS[span.kind]).padStart(2, '0')}`
}

export function kindOf(period: string): 'month' | 'quarter' | 'half' | 'year' {
  return parsePeriod(period)?.kind ?? 'month'
}
