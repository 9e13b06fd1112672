import type { RecordColumn, RecordsPage } from '@/api/types'

/** A condition in the address: "kind:emergency"; nothing behind the colon asks for what is missing. */
export interface Condition {
  column: string
  value: string
}

export function parse(text: string): Condition | null {
  const colon = text.indexOf(':')
  return colon < 1 ? null : { column: text.slice(0, colon), value: text.slice(colon + 1) }
}

export const written = ({ column, value }: Condition) => `${column}:${value}`

/** The other order of a column: none, up, down, none. */
export function nextSort(now: string | undefined, column: string): string | undefined {
  if (now === column) return `-${column}`
  return now === `-${column}` ? undefined : column
}

/** What a condition on a column can be chosen from; empty where it is typed. */
export function choices(column: RecordColumn, page: RecordsPage): { code: string; label: RecordColumn['label'] }[] {
  if (column.choices.length > 0) return column.choices
  if (column.type === 'bool')
    return [
      { code: 'true', label: { zh: '', en: '' } },
      { code: 'false', label: { zh: '', en: '' } },
    ]
  if (column.type !== 'unit') return []
  const place = page.columns.indexOf(column)
  const units = new Map<string, RecordColumn['label']>()
  for (const row of page.rows) {
    const name = row.values[place]
    if (row.unit && name) units.set(row.unit, name)
  }
  return [...units].map(([code, label]) => ({ code, label }))
}
