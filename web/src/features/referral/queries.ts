import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type ReferralLine = Schemas['ReferralLine']
export type ReferralView = Schemas['ReferralView']
export type ReferralAct = Schemas['ReferralAct']
export type Doing = Schemas['Doing']
export type NewCase = Schemas['NewCase']

export const TRAYS = ['waiting', 'under_way', 'coming_down', 'done'] as const
export type Tray = (typeof TRAYS)[number]

export function useReferrals(tray: Ref<Tray>) {
  return useInfiniteQuery({
    queryKey: ['referrals', 'list', tray],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/referrals', { params: { query: { tray: tray.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useReferral(no: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['referrals', 'one', no],
    enabled: computed(() => no.value !== undefined),
    retry: false,
    queryFn: () => data(api.GET('/api/referrals/{no}', { params: { path: { no: no.value ?? '' } } })),
  })
}

function useChange<T, R>(change: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: ['referrals'] }) })
}

export const useAct = () =>
  useChange(({ no, body }: { no: string; body: Doing }) =>
    data(api.POST('/api/referrals/{no}/steps', { params: { path: { no } }, body })),
  )

export const useSay = () =>
  useChange(({ no, words }: { no: string; words: string }) =>
    data(api.POST('/api/referrals/{no}/words', { params: { path: { no } }, body: { words } })),
  )

export const useOpen = () => useChange((body: NewCase) => data(api.POST('/api/referrals', { body })))

/** The register is open to whoever is in. */
export function useInstitutions() {
  return useQuery({
    queryKey: ['institutions', 'for-referrals'],
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/institutions', { params: { query: {} } as never })),
  })
}
