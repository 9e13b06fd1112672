import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'
import { useAct } from '../queries'

type Schemas = components['schemas']
export type ProposalShown = Schemas['ProposalShown']
export type WholeProposal = Schemas['WholeProposal']
export type MeasureOfPolicy = Schemas['MeasureOfPolicy']

export function useProposals(county: Ref<string>, state: Ref<string | undefined>) {
  return useInfiniteQuery({
    queryKey: ['supervision', 'proposals', county, state],
    enabled: computed(() => county.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/discipline/proposals', { params: { query: { county: county.value, ...(state.value && { state: state.value }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useProposal(id: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'proposal', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/discipline/proposals/{id}', { params: { path: { id: id.value as never } } })),
  })
}

export function useMeasures(county: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'measures', county],
    enabled: computed(() => county.value !== ''),
    queryFn: () => data(api.GET('/api/discipline/measures', { params: { query: { county: county.value } } })),
  })
}

export const useSearch = () => useAct((county: string) => data(api.POST('/api/discipline/searches', { body: { county } })))
export const useProposeByHand = () => useAct((body: Schemas['MeasureByHand']) => data(api.POST('/api/discipline/proposals', { body })))

export function useDecide() {
  return useAct(({ id, act, body }: { id: string; act: 'acceptance' | 'refusal' | 'outcome'; body: Record<string, unknown> }) => {
    const params = { path: { id: id as never } }
    if (act === 'acceptance') return data(api.POST('/api/discipline/proposals/{id}/acceptance', { params, body }))
    if (act === 'refusal') return data(api.POST('/api/discipline/proposals/{id}/refusal', { params, body }))
    return data(api.POST('/api/discipline/proposals/{id}/outcome', { params, body }))
  })
}
