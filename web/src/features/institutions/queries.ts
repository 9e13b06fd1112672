import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'

export function useInstitutions(scope: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['institutions', scope],
    enabled: computed(() => scope.value !== undefined),
    queryFn: () => data(api.GET('/api/institutions', { params: { query: { scope: scope.value } } as never })),
  })
}

export function useCommunities(scope: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['communities', scope],
    enabled: computed(() => scope.value !== undefined),
    queryFn: () => data(api.GET('/api/communities', { params: { query: { scope: scope.value } } as never })),
  })
}

export interface PlaceAsk {
  code: string
  pack: string
  period?: string
  live?: true
}

/** One place with all its figures, its sources and its history. */
export function useInstitution(ask: Ref<PlaceAsk | null>) {
  return useQuery({
    queryKey: ['institution', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { code, ...query } = ask.value as PlaceAsk
      return data(api.GET('/api/institutions/{code}/figures', { params: { path: { code }, query } }))
    },
  })
}
