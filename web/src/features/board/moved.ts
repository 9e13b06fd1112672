import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Board, Cell } from '@/api/types'

/** How long moved cells stay marked, in milliseconds: long enough to be found by eye. */
const SHOWN = 8_000

export const crossing = (row: string, column: string) => `${row} ${column}`

/** The crossings that stand otherwise than before; none when it is another board. */
export function movedBetween(before: Board, now: Board): Set<string> {
  const moved = new Set<string>()
  if (before.pack !== now.pack || before.scope.code !== now.scope.code) return moved
  if (before.period !== now.period || before.set !== now.set) return moved
  const rows = new Map(before.rows.map((row, i) => [row.code, before.cells[i] ?? []]))
  const columns = new Map(before.columns.map((column, j) => [column.series, j]))
  now.rows.forEach((row, i) => {
    const old = rows.get(row.code)
    now.columns.forEach((column, j) => {
      const was = old?.[columns.get(column.series) ?? -1]
      const is = now.cells[i]?.[j]
      if (was && is && differs(was, is)) moved.add(crossing(row.code, column.series))
    })
  })
  return moved
}

function differs(was: Cell, is: Cell): boolean {
  return was.state !== is.state || was.judgement !== is.judgement || was.value !== is.value
    || was.sourcesIn !== is.sourcesIn || was.sourcesOf !== is.sourcesOf
}

/**
 * Follows one board as its records move. Asking for another board (another period, live figures) is
 * no movement, and neither is the old board that stands in while the new one comes.
 */
export function useMoved(board: Ref<Board | undefined>, ask: Ref<unknown>, standIn: Ref<boolean>) {
  const moved = ref<ReadonlySet<string>>(new Set())
  /** Grows with each movement, so that a cell that moves again is shown again. */
  const times = ref(0)
  let seen: { ask: string; board: Board } | null = null
  let timer = 0

  watch([board, standIn], () => {
    const now = board.value
    if (!now || standIn.value) return
    const key = JSON.stringify(ask.value)
    const found = seen?.ask === key ? movedBetween(seen.board, now) : new Set<string>()
    const another = seen?.ask !== key
    seen = { ask: key, board: now }
    if (found.size === 0 && !another) return
    moved.value = found
    times.value++
    clearTimeout(timer)
    timer = window.setTimeout(() => (moved.value = new Set()), SHOWN)
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return { moved, times }
}
