import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type DueLine = Schemas['DueLine']
export type DueRow = Schemas['DueRow']
export type DueSum = Schemas['DueSumShown']
export type DuesOfPlace = Schemas['DuesOfPlace']
const PAGE = 50

/** The rules about institutions and clinics that bind the place; without a year, the last of the records. */
export function useDueRules(scope: Ref<string | undefined>, year: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['dues', 'rules', scope, year],
    enabled: computed(() => scope.value !== undefined),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/dues/{scope}/rules', { params: { path: { scope: scope.value ?? '' }, query: { year: year.value } } })),
  })
}

export interface DuesAsk {
  scope: string
  pack: string
  rule: string
  year: number
  group?: string
  find?: string
}

export function useDues(ask: Ref<DuesAsk | null>) {
  return useInfiniteQuery({
    queryKey: ['dues', 'list', ask],
    enabled: computed(() => ask.value !== null),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const { scope, ...query } = ask.value as DuesAsk
      return data(api.GET('/api/dues/{scope}', { params: { path: { scope }, query: { ...query, limit: PAGE, after: pageParam } } }))
    },
    getNextPageParam: (last) => last.after ?? undefined,
  })
}

export function useDuesOf(scope: Ref<string>, year: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['dues', 'whole', scope, year],
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/dues/{scope}/whole', { params: { path: { scope: scope.value }, query: { year: year.value } } })),
  })
}

export function useStateOfPlace() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ scope, body }: { scope: string; body: Schemas['InstitutionStatement'] }) =>
      data(api.POST('/api/dues/{scope}/statements', { params: { path: { scope } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dues'] }),
  })
}

export function useTakeBackOfPlace() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ scope, id, version, reason }: { scope: string; id: number; version: number; reason: string }) =>
      data(api.POST('/api/dues/{scope}/statements/{id}/withdrawal', { params: { path: { scope, id } }, body: { version, reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dues'] }),
  })
}
