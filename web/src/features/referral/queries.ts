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
export type HeldPlace = Schemas['HeldPlace']
export type PlaceChosen = Schemas['PlaceChosen']
export type ResidentRow = Schemas['ResidentRow']

export const TRAYS = ['waiting', 'overdue', 'under_way', 'coming_down', 'done'] as const
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

/** Sent twice with one key, a slip is one referral. */
export const useOpen = () =>
  useChange(({ key, slip }: { key: string; slip: NewCase }) =>
    data(api.POST('/api/referrals', { body: slip, params: { header: { 'Idempotency-Key': key } } })),
  )

export const useRewrite = () =>
  useChange(({ no, version, slip }: { no: string; version: number; slip: NewCase }) =>
    data(api.PUT('/api/referrals/{no}/slip', { params: { path: { no } }, body: { version, slip } })),
  )

export const useHold = () =>
  useChange(({ no, place }: { no: string; place: PlaceChosen }) =>
    data(api.POST('/api/referrals/{no}/holds', { params: { path: { no } }, body: place })),
  )

/** What was begun and not sent; the server keeps it, others use this browser too. */
export const unfinished = {
  find: () => data(api.GET('/api/referrals/unfinished')),
  keep: (fields: Record<string, string>) => data(api.PUT('/api/referrals/unfinished', { body: fields })),
  forget: () => data(api.DELETE('/api/referrals/unfinished')),
}

/** Where an institution usually sends its patients. */
export function useUsual(from: Ref<string>) {
  return useQuery({
    queryKey: ['referrals', 'usual', from],
    enabled: computed(() => from.value !== ''),
    staleTime: 600_000,
    queryFn: () => data(api.GET('/api/referrals/receivers', { params: { query: { from: from.value } } })),
  })
}

/** Residents by name, its initials, a card's or a phone's number: each list leaves its trace. */
export const findResidents = (sought: Schemas['ResidentSearch']) => data(api.POST('/api/residents/search', { body: { ...sought, limit: 8 } }))

/** The register is open to whoever is in. */
export function useInstitutions() {
  return useQuery({
    queryKey: ['institutions', 'for-referrals'],
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/institutions', { params: { query: {} } as never })),
  })
}
