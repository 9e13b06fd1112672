import type { FigureAsk } from '../queries'

/** Address of the records behind one part of a figure. */
export function recordsLink({ series, ...query }: FigureAsk, part: string) {
  return {
    path: `/figures/${encodeURIComponent(series)}/records`,
    query: { ...query, ...(query.live && { live: 'true' }), part },
  } as { path: string; query: Record<string, string> }
}
