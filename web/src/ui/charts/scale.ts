/** Scales of the small charts: positions are for drawing only, the words come from the server. */
export interface Scale {
  low: number
  high: number
  ticks: number[]
  at: (value: number) => number
}

const STEPS = [1, 2, 2.5, 5, 10]

/** An axis over all values, with round numbers as marks; `from` is where its low end is drawn. */
export function scaleOf(values: number[], from: number, to: number, marks = 5): Scale {
  const known = values.filter(Number.isFinite)
  const least = known.length ? Math.min(...known) : 0
  const most = known.length ? Math.max(...known) : 1
  const spread = most - least || Math.max(Math.abs(most) * 0.1, 1)
  const step = roundStep(spread / Math.max(1, marks - 1))
  const low = least === most ? Math.floor((least - spread / 2) / step) * step : Math.floor(least / step) * step
  const high = least === most ? Math.ceil((most + spread / 2) / step) * step : Math.ceil(most / step) * step
  const count = Math.round((high - low) / step)
  const ticks = Array.from({ length: count + 1 }, (_, i) => tidy(low + i * step))
  return { low: tidy(low), high: tidy(high), ticks, at: (value) => from + ((value - low) / (high - low)) * (to - from) }
}

/** The next round step at or above a raw one: 1, 2, 2.5 or 5 of a power of ten. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  return (STEPS.find((s) => s * power >= raw * 0.999) ?? 10) * power
}

const tidy = (n: number) => Number(n.toPrecision(10))

export interface Spot {
  x: number
  y: number
}

/** One line for each unbroken run: where there is no value there is a gap, never a zero. */
export function runs(spots: (Spot | null)[]): string[] {
  const lines: string[] = []
  let run: Spot[] = []
  for (const spot of [...spots, null]) {
    if (spot) run.push(spot)
    else {
      if (run.length > 1) lines.push(run.map((s) => `${short(s.x)},${short(s.y)}`).join(' '))
      run = []
    }
  }
  return lines
}

const short = (n: number) => Math.round(n * 10) / 10
