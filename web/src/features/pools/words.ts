import { moment } from '@/ui/format'

/** The hour and minute of a moment in the county's own time. */
export const clock = (text: string | null | undefined) => (text ? moment(text).slice(11, 16) : '')

/** Today in the county's own time. */
export const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** A day so many days later. */
export function later(day: string, days: number) {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
