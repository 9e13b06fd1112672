import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type GapBoard = Schemas['GapBoard']
export type GapLine = Schemas['GapLine']
export type GapTally = Schemas['GapTally']
export type Crossing = Schemas['Crossing']
export type CrossingView = Schemas['CrossingView']
export type OwedRule = Schemas['OwedRule']
export type NewRule = Schemas['NewRule']

/** What the board of gaps is asked for; without a month the server chooses. */
export interface GapAsk {
  month?: string
  fact?: string
  from?: string
  to?: string
  only?: string
}
/** One crossing of the board of gaps. */
export interface Place {
  unit: string
  fact: string
  month: string
}

const ROWS = 500

export function useGaps(ask: Ref<GapAsk>) {
  return useInfiniteQuery({
    queryKey: ['sources', 'gaps', ask],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = { ...ask.value, limit: ROWS, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/sources/gaps', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useCrossing(place: Ref<Place | null>) {
  return useQuery({
    queryKey: ['sources', 'crossing', place],
    enabled: computed(() => place.value !== null),
    queryFn: () => data(api.GET('/api/sources/crossings/{unit}/{fact}/{month}', { params: { path: place.value as Place } })),
  })
}

export function useResting(place: Ref<Place | null>, pack: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['sources', 'figures', place, pack],
    enabled: computed(() => place.value !== null && pack.value !== undefined),
    queryFn: () => {
      const { fact, month } = place.value as Place
      const query = { pack: pack.value as string, month }
      return data(api.GET('/api/sources/facts/{fact}/figures', { params: { path: { fact }, query } }))
    },
  })
}

export function usePackId() {
  const { data: packs } = useQuery({
    queryKey: ['packs'],
    queryFn: () => data(api.GET('/api/packs', { params: {} as never })),
    staleTime: 300_000,
  })
  return computed(() => packs.value?.[0]?.id)
}

export function useChoices() {
  return useQuery({
    queryKey: ['sources', 'choices'],
    queryFn: () => data(api.GET('/api/sources/choices')),
    staleTime: 60_000,
  })
}

export function useOwed(ask: Ref<{ scope?: string; fact?: string; ended: boolean }>) {
  return useInfiniteQuery({
    queryKey: ['sources', 'owed', ask],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = { ...ask.value, limit: 100, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/sources/owed', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useReminders() {
  return useInfiniteQuery({
    queryKey: ['sources', 'reminders'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 100, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/sources/reminders', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useSettings(county: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['sources', 'settings', county],
    enabled: computed(() => county.value !== undefined),
    queryFn: () => data(api.GET('/api/sources/settings/{county}', { params: { path: { county: county.value as string } } })),
  })
}

/** Whatever is said or changed here shows in everything that starts with "sources", and on figures. */
function useChange<T>(send: (given: T) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      for (const key of ['sources', 'board', 'figure', 'imports']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
}

export const useDeclare = () =>
  useChange(({ reason, ...path }: Place & { reason: string }) =>
    data(api.POST('/api/sources/crossings/{unit}/{fact}/{month}/declaration', { params: { path }, body: { reason } })),
  )
export const useWithdraw = () =>
  useChange(({ reason, ...path }: Place & { reason: string }) =>
    data(api.POST('/api/sources/crossings/{unit}/{fact}/{month}/declaration/withdrawal', { params: { path }, body: { reason } })),
  )
export const useVoid = () =>
  useChange(({ reason, system, ...path }: Place & { reason: string; system: string }) =>
    data(api.POST('/api/sources/crossings/{unit}/{fact}/{month}/voiding', { params: { path }, body: { reason, system } })),
  )
export const useAddRule = () => useChange((body: NewRule) => data(api.POST('/api/sources/owed', { body })))
export const useEndRule = () =>
  useChange(({ unit, fact, ...body }: { unit: string; fact: string; begins: string; lastDay: string; reason: string }) =>
    data(api.POST('/api/sources/owed/{unit}/{fact}/end', { params: { path: { unit, fact } }, body })),
  )
export const useSucceed = () =>
  useChange(({ unit, ...body }: { unit: string; successors: string[]; from: string; reason: string }) =>
    data(api.POST('/api/sources/owed/{unit}/succession', { params: { path: { unit } }, body })),
  )
export const useSetCalendar = () =>
  useChange(({ county, ...body }: { county: string; validFrom: string; dueDay: number; dueMonths: number; leadDays: number }) =>
    data(api.POST('/api/sources/settings/{county}', { params: { path: { county } }, body })),
  )
