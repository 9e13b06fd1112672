import { useQuery } from '@tanstack/vue-query'
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
