import type { FigureAsk } from '../queries'

interface Place {
  path: string
  query: Record<string, string>
}

/** Address of the records behind one part of a figure. */
export function recordsLink({ series, ...query }: FigureAsk, part: string) {
  return {
    path: `/figures/${encodeURIComponent(series)}/records`,
    query: { ...query, ...(query.live && { live: 'true' }), part },
  } as Place
}

/** Address of one record; its number is the source's own and may hold any sign. */
export function recordLink(fact: string, source: string, no: string, pack: string): Place {
  const path = ['/records', fact, source, no].map((part, i) => (i ? encodeURIComponent(part) : part)).join('/')
  return { path, query: { pack } }
}
