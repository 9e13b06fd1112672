/** Addresses of the pages about figures; the query is what `useWhere` or a board carries along. */
type Query = Record<string, string | undefined>

const known = (query: Query) =>
  Object.fromEntries(Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined))

export function indicatorLink(series: string, query: Query) {
  return { path: `/indicators/${encodeURIComponent(series)}`, query: known(query) }
}

export function institutionLink(code: string, query: Query) {
  return { path: `/institutions/${encodeURIComponent(code)}`, query: known({ ...query, scope: undefined }) }
}

/** A figure's chain beside the board. */
export function chainLink(row: string, series: string, set: string | null | undefined, query: Query) {
  return {
    path: '/',
    query: known({ ...query, scope: undefined, row, col: series, chain: '1', set: set ?? undefined }),
  }
}
