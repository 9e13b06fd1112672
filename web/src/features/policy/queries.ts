import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'

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
