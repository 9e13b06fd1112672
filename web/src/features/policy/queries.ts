import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'
import type { Cell } from '@/api/types'

export function usePacks() {
  return useQuery({
    queryKey: ['packs'],
    queryFn: () => data(api.GET('/api/packs', { params: {} as never })),
    staleTime: 300_000,
  })
}

export function usePack(id: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['pack', id],
    enabled: computed(() => id.value !== undefined),
    queryFn: () => data(api.GET('/api/packs/{id}', { params: { path: { id: id.value ?? '' } } as never })),
    staleTime: 300_000,
  })
}

/** A figure that rests on a clause; state and judgement are the words that stones know. */
export type ClauseFigure = Omit<components['schemas']['ClauseFigure'], 'state' | 'judgement' | 'bearing'> &
  Pick<Cell, 'state' | 'judgement' | 'bearing'>

export interface ClauseAsk {
  pack: string
  clause: string
  scope: string
  period?: string
  live?: boolean
}

export function useClause(ask: Ref<ClauseAsk | null>) {
  return useQuery({
    queryKey: ['clause', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: async () => {
      const { pack, clause, ...query } = ask.value ?? { pack: '', clause: '', scope: '' }
      const call = api.GET('/api/packs/{pack}/clauses/{clause}', { params: { path: { pack, clause }, query } })
      const view = await data(call)
      return { ...view, figures: view.figures as ClauseFigure[] }
    },
  })
}
