import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type BedShown = Schemas['BedShown']
export type SessionShown = Schemas['SessionShown']

/** Institutions that share places. */
export function useKeepers() {
  return useQuery({ queryKey: ['pools', 'keepers'], queryFn: () => data(api.GET('/api/pools')) })
}

export function useBeds(institution: Ref<string>) {
  return useQuery({
    queryKey: ['pools', 'beds', institution],
    enabled: computed(() => institution.value !== ''),
    queryFn: () => data(api.GET('/api/pools/{institution}/beds', { params: { path: { institution: institution.value } } })),
  })
}

export function useSessions(institution: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['pools', 'sessions', institution],
    enabled: computed(() => institution.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/pools/{institution}/sessions', {
          params: { path: { institution: institution.value }, query: { ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}
