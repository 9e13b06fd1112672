import { useQueries, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { PathRequest } from './way'

const form = (pack: string) => ({
  queryKey: ['pathForm', pack],
  queryFn: () => data(api.GET('/api/packs/{pack}/care-paths', { params: { path: { pack } } })),
  staleTime: 300_000,
})

/** What each document asks of a way. */
export function useForms(packs: Ref<string[]>) {
  return useQueries({ queries: computed(() => packs.value.map(form)) })
}

/** Asked anew with every change; an older answer stays until the newer is there. */
export function usePathAnswer(pack: Ref<string | undefined>, request: Ref<PathRequest | null>) {
  return useQuery({
    queryKey: ['pathAnswer', pack, request],
    enabled: computed(() => pack.value !== undefined && request.value !== null),
    placeholderData: (before) => before,
    retry: false,
    queryFn: () => data(api.POST('/api/packs/{pack}/care-paths', { params: { path: { pack: pack.value ?? '' } }, body: request.value ?? { stops: [] } })),
  })
}

/** The way of a referral; its rules and stops as the case tells them. */
export function useCaseWay(no: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['referrals', 'money', no],
    enabled: computed(() => no.value !== undefined),
    retry: false,
    queryFn: () => data(api.GET('/api/referrals/{no}/money', { params: { path: { no: no.value ?? '' } } })),
  })
}
