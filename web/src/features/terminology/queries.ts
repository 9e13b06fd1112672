import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'

/** A code with its name. */
export interface Coded {
  code: string
  name: string
}

const MOST = 12

/** Codes by the beginning of a code, words of a name, or initials; nothing said: what is common. */
export function useCodes(system: Ref<string>, words: Ref<string>, open: Ref<boolean>) {
  return useQuery({
    queryKey: ['codes', system, words],
    enabled: computed(() => open.value),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
    queryFn: () =>
      data(
        api.GET('/api/codes/{system}', {
          params: { path: { system: system.value }, query: { limit: MOST, ...(words.value && { q: words.value }) } },
        }),
      ),
  })
}
