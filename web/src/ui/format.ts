type Translate = (key: string, named?: Record<string, unknown>) => string
type Known = (key: string) => boolean

/** Thousands separators without touching the digits: "1234.50" becomes "1,234.50". */
export function grouped(digits: string): string {
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(digits.trim())
  if (!found) return digits
  const whole = (found[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',')
  return `${found[1]}${whole}${found[3] ?? ''}`
}

/** Yuan up to a hundred thousand, tens of thousands above; English says million above one. */
export function money(value: string, t: Translate, language: string): string {
  const amount = Number(value)
  if (!Number.isFinite(amount)) return value
  if (language === 'zh') {
    if (Math.abs(amount) < 100_000) return t('units.yuan', { n: grouped(amount.toFixed(2)) })
    return t('money.wan', { n: grouped((amount / 10_000).toFixed(2)) })
  }
  if (Math.abs(amount) < 1_000_000) return t('units.yuan', { n: grouped(amount.toFixed(2)) })
  return t('money.million', { n: grouped((amount / 1_000_000).toFixed(2)) })
}

/** A figure with its unit; the server has already rounded the display. */
export function figure(display: string | null, unit: string, t: Translate, known: Known): string {
  if (display === null || display === '') return '—'
  const text = grouped(display)
  return known(`units.${unit}`) ? t(`units.${unit}`, { n: text }) : text
}

/** The number in a display, for drawing only. */
export function numberOf(display: string | null): number | null {
  if (display === null) return null
  const found = /-?\d[\d,]*(\.\d+)?/.exec(display)
  return found ? Number(found[0].replaceAll(',', '')) : null
}

/** A date as people say it; a time after it is kept to the minute. */
export function day(text: string | null, t: Translate): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/.exec(text ?? '')
  if (!found) return text ?? ''
  const month = Number(found[2])
  const named = { year: Number(found[1]), month, monthName: t(`period.month.${month}`), day: Number(found[3]) }
  const date = t('date.day', named)
  return found[4] ? `${date} ${found[4]}` : date
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** A moment in the county's own time, to the minute. */
export function moment(text: string): string {
  return LOCAL.format(new Date(text))
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
