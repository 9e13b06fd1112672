import type { HistoryPoint } from '@/api/types'
import { numberOf } from '@/ui/format'

export interface Dot {
  x: number
  y: number | null
  point: HistoryPoint
}
export interface HistoryLine {
  dots: Dot[]
  /** One stretch per unbroken run: a period without a value leaves a gap, never a zero. */
  stretches: string[]
  targetY: number | null
}

export function historyLine(
  points: HistoryPoint[],
  target: number | null,
  box: { left: number; right: number; top: number; bottom: number },
): HistoryLine {
  const values = points.map((point) => (point.value === null ? null : numberOf(point.display)))
  const known = values.filter((v): v is number => v !== null)
  const all = target === null ? known : [...known, target]
  const low = Math.min(...all)
  const high = Math.max(...all)
  const spread = high - low || 1
  const y = (value: number) => box.bottom - ((value - low) / spread) * (box.bottom - box.top)
  const stepX = points.length > 1 ? (box.right - box.left) / (points.length - 1) : 0
  const dots = points.map((point, i) => {
    const value = values[i] ?? null
    return { x: box.left + i * stepX, y: value === null ? null : y(value), point }
  })

  const stretches: string[] = []
  let run: string[] = []
  for (const dot of [...dots, null]) {
    if (dot && dot.y !== null) run.push(`${round(dot.x)},${round(dot.y)}`)
    else {
      if (run.length > 1) stretches.push(run.join(' '))
      run = []
    }
  }
  return { dots, stretches, targetY: target === null || known.length === 0 ? null : y(target) }
}

const round = (n: number) => Math.round(n * 10) / 10

/** A fixed target written on the board ("≥60") as a number; a direction has none. */
export function fixedTarget(text: string): number | null {
  const found = /(\d+(?:\.\d+)?|\.\d+)/.exec(text)
  return found ? Number(found[1]) : null
}
