import type { Pack } from '@/api/types'

export const PARTS = ['clauses', 'indicators', 'items', 'duties', 'standards', 'parameters', 'slips'] as const
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
    duties: here(pack.duties),
    standards: here(pack.standards),
    parameters: here(pack.parameters),
    slips: pack.slips.filter((slip) => slip.clauses.includes(clause)),
  }
}
