import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'
import { useAct } from '../queries'

type Schemas = components['schemas']
export type InspectionShown = Schemas['InspectionShown']
export type InspectedPlace = Schemas['InspectedPlace']
export type FindingShown = Schemas['FindingShown']
export type PlannedInspection = Schemas['PlannedInspection']

export function useInspections(county: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['supervision', 'inspections', county],
    enabled: computed(() => county.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/inspections', { params: { query: { county: county.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useInspection(id: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'inspection', id],
    retry: false,
    queryFn: () => data(api.GET('/api/inspections/{id}', { params: { path: { id: id.value as never } } })),
  })
}

export interface FindingAsk {
  county: string
  state?: string
  late?: boolean
}

export function useFindings(ask: Ref<FindingAsk>) {
  return useInfiniteQuery({
    queryKey: ['supervision', 'findings', ask],
    enabled: computed(() => ask.value.county !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/findings', { params: { query: { ...ask.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useFinding(id: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'finding', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/findings/{id}', { params: { path: { id: id.value as never } } })),
  })
}

export const usePlan = () => useAct((body: PlannedInspection) => data(api.POST('/api/inspections', { body })))

export function useChangeInspection() {
  return useAct(({ id, act, body }: { id: string; act: 'beginning' | 'ratings' | 'ending'; body: Record<string, unknown> }) => {
    const params = { path: { id: id as never } }
    if (act === 'beginning') return data(api.POST('/api/inspections/{id}/beginning', { params, body }))
    if (act === 'ratings') return data(api.POST('/api/inspections/{id}/ratings', { params, body }))
    return data(api.POST('/api/inspections/{id}/ending', { params, body }))
  })
}

export const useWriteFinding = () =>
  useAct(({ id, body }: { id: string; body: Schemas['WrittenFinding'] }) =>
    data(api.POST('/api/inspections/{id}/findings', { params: { path: { id: id as never } }, body })),
  )

export function useChangeFinding() {
  return useAct(({ id, act, body }: { id: string; act: 'rectifications' | 'rechecks'; body: Record<string, unknown> }) => {
    const params = { path: { id: id as never } }
    return act === 'rectifications'
      ? data(api.POST('/api/findings/{id}/rectifications', { params, body }))
      : data(api.POST('/api/findings/{id}/rechecks', { params, body }))
  })
}
