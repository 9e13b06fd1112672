import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type BoundRule = Schemas['BoundRule']
export type EntitledRow = Schemas['EntitledRow']
export type CaseAnswer = Schemas['CaseAnswer']
export type StatementShown = Schemas['StatementShown']
export type StaffStatement = Schemas['StaffStatement']

export const STATES = ['entitled', 'next', 'not', 'open', 'not_fixed', 'undefined'] as const
const PAGE = 50

/** The rules about staff that bind the place; without a day, those of the last day of the records. */
export function useRulesOf(scope: Ref<string | undefined>, on: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['entitlements', 'rules', scope, on],
    enabled: computed(() => scope.value !== undefined),
    placeholderData: keepPreviousData,
    queryFn: () =>
      data(api.GET('/api/entitlements/{scope}/rules', { params: { path: { scope: scope.value ?? '' }, query: { on: on.value } } })),
  })
}

export interface ListAsk {
  scope: string
  pack: string
  rule: string
  on: string
  group?: string
  find?: string
}

export function useEntitled(ask: Ref<ListAsk | null>) {
  return useInfiniteQuery({
    queryKey: ['entitlements', 'list', ask],
    enabled: computed(() => ask.value !== null),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const { scope, ...query } = ask.value as ListAsk
      return data(api.GET('/api/entitlements/{scope}', { params: { path: { scope }, query: { ...query, limit: PAGE, after: pageParam } } }))
    },
    getNextPageParam: (last) => last.after ?? undefined,
  })
}

export interface OneAsk {
  scope: string
  staffNo: string
  pack: string
  rule: string
  on?: string
}

export function useEntitledOne(ask: Ref<OneAsk>) {
  return useQuery({
    queryKey: ['entitlements', 'one', ask],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { scope, staffNo, ...query } = ask.value
      return data(api.GET('/api/entitlements/{scope}/staff/{staffNo}', { params: { path: { scope, staffNo }, query } }))
    },
  })
}

/** Both make every list old: a statement may answer other rules too. */
export function useState() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ scope, body }: { scope: string; body: StaffStatement }) =>
      data(api.POST('/api/entitlements/{scope}/statements', { params: { path: { scope } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['entitlements'] }),
  })
}

export function useTakeBack() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ scope, id, version, reason }: { scope: string; id: number; version: number; reason: string }) =>
      data(api.POST('/api/entitlements/{scope}/statements/{id}/withdrawal', { params: { path: { scope, id } }, body: { version, reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['entitlements'] }),
  })
}

/** Institutions and communities one may ask about: those of one's own place. */
export function usePlacesBelow(county: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['institutions', county],
    enabled: computed(() => county.value !== undefined),
    queryFn: () => data(api.GET('/api/institutions', { params: { query: { scope: county.value } } as never })),
  })
}
