import type { Board } from '@/api/types'
import { standingOf } from '@/ui/standing'

export type Look =
  | { why: 'rule_error'; n: number }
  | { why: 'missed' | 'not_reported'; row: string; n: number }

/** What a tired person should look at first: broken rules, the worst row, the most silent row. */
export function firstLook({ rows, cells }: Pick<Board, 'rows' | 'cells'>): Look[] {
  const found: Look[] = []
  for (const why of ['missed', 'not_reported'] as const) {
    let worst: { row: string; n: number } | null = null
    for (const [i, row] of rows.entries()) {
      if (row.kind !== 'institution') continue
      const n = (cells[i] ?? []).filter((cell) => standingOf(cell) === why).length
      if (n > (worst?.n ?? 0)) worst = { row: row.code, n }
    }
    if (worst) found.push({ why, ...worst })
  }
  const errors = cells.flat().filter((cell) => cell.state === 'rule_error').length
  if (errors > 0) found.push({ why: 'rule_error', n: errors })
  return found
}
