export interface Left {
  /** Minutes until the answer is due; negative when it is late. */
  minutes: number
  late: boolean
  /** How much of the time is gone, 0 to 1. */
  gone: number
}

/** What is left of a term, by the server's clock: `skew` is what the browser's is ahead of it. */
export function left(since: string, due: string | null | undefined, browserNow: number, skew: number): Left | null {
  if (!due) return null
  const now = browserNow - skew
  const end = Date.parse(due)
  const start = Date.parse(since)
  const minutes = Math.trunc((end - now) / 60_000)
  const gone = end > start ? Math.min(1, Math.max(0, (now - start) / (end - start))) : 1
  return { minutes, late: now > end, gone }
}

/** Minutes and seconds until a moment, as 13:20. */
export function remaining(until: string, now: number): { ms: number; text: string; over: boolean } {
  const ms = Math.max(0, Date.parse(until) - now)
  const seconds = Math.ceil(ms / 1000)
  return { ms, over: ms === 0, text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` }
}
