import type { Pack } from '@/api/types'

export const PARTS = ['clauses', 'indicators', 'items', 'goals', 'duties', 'standards', 'parameters', 'slips'] as const
export type Part = (typeof PARTS)[number]

export function isPart(word: unknown): word is Part {
  return PARTS.includes(word as Part)
}

/** Everything in a pack that rests on one clause. */
export function citing(pack: Pack, clause: string) {
  const here = <T extends { clause: string | null }>(list: T[]) => list.filter((x) => x.clause === clause)
  return {
    indicators: here(pack.indicators),
    items: here(pack.items),
    goals: here(pack.goals),
    duties: here(pack.duties),
    standards: here(pack.standards),
    parameters: here(pack.parameters),
    slips: pack.slips.filter((slip) => slip.clauses.includes(clause)),
  }
}

/** Entries under their chapters, in the document's order; those of no chapter come last. */
export function byChapter<T extends { chapter: string | null }>(pack: Pick<Pack, 'chapters'>, list: T[]) {
  const known = new Set(pack.chapters.map((chapter) => chapter.id))
  const loose = list.filter((x) => x.chapter === null || !known.has(x.chapter))
  return [
    ...pack.chapters.map((chapter) => ({ chapter, entries: list.filter((x) => x.chapter === chapter.id) })),
    { chapter: null, entries: loose },
  ].filter(({ entries }) => entries.length > 0)
}
