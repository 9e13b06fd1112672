import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

export type ClosingYear = components['schemas']['ClosingYear']
export type ClosingMonth = components['schemas']['ClosingMonth']
export type ClosingVersion = components['schemas']['ClosingVersion']
export type FigureDifference = components['schemas']['FigureDifference']
export type PrintOf = components['schemas']['PrintOf']
export type MonthStatus = ClosingMonth['status']

/** A closed period of a county and pack; of one board and place where they are given. */
export interface PeriodAsk {
  county: string
  period: string
  pack: string
  set?: string
  scope?: string
}

export function useClosings(county: Ref<string | undefined>, year: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['closings', county, year],
    enabled: computed(() => county.value !== undefined),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { county: county.value ?? '', ...(year.value && { year: year.value }) }
      return data(api.GET('/api/closings', { params: { query } }))
    },
  })
}

/** The sources a month lacks now, or lacked when a version of it was closed. */
export function useMissing(county: Ref<string | undefined>, month: Ref<string | null>, version: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['sources', 'missing', county, month, version],
    enabled: computed(() => county.value !== undefined && month.value !== null),
    queryFn: () => {
      const path = { county: county.value ?? '', month: month.value ?? '' }
      const query = version.value === undefined ? {} : { version: version.value }
      return data(api.GET('/api/closings/{county}/{month}/missing', { params: { path, query } }))
    },
  })
}

const DIFFERENCES = '/api/closings/{county}/{period}/differences'

export function useDifferences(ask: Ref<PeriodAsk | null>) {
  return useInfiniteQuery({
    queryKey: ['closings', 'differences', ask],
    enabled: computed(() => ask.value !== null),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const { county, period, ...asked } = ask.value ?? { county: '', period: '', pack: '' }
      const query = { ...asked, limit: 100, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET(DIFFERENCES, { params: { path: { county, period }, query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** How many figures of a closed board would be different today. */
export function useDifferenceCount(ask: Ref<PeriodAsk | null>) {
  return useQuery({
    queryKey: ['closings', 'differences', 'count', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: async () => {
      const { county, period, ...asked } = ask.value ?? { county: '', period: '', pack: '' }
      const query = { ...asked, limit: 1 }
      return (await data(api.GET(DIFFERENCES, { params: { path: { county, period }, query } }))).total
    },
  })
}

export function usePrints(ask: Ref<PeriodAsk | null>) {
  return useQuery({
    queryKey: ['closings', 'prints', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: () => {
      const { county, period, pack } = ask.value ?? { county: '', period: '', pack: '' }
      return data(
        api.GET('/api/closings/{county}/{period}/documents', {
          params: { path: { county, period }, query: { pack } },
        }),
      )
    },
  })
}

/** After an act the ledger and everything that shows closed figures is asked for again. */
function useAct<T>(act: (given: T) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => !['session', 'packs', 'pack'].includes(String(queryKey[0])),
      }),
  })
}

export function useClose() {
  return useAct((given: { county: string; month: string; statement?: string }) =>
    data(api.POST('/api/closings', { body: given })),
  )
}

export function useConfirm() {
  return useAct((id: number) =>
    data(api.POST('/api/closings/{id}/confirmation', { params: { path: { id } } })),
  )
}

export function useReopen() {
  return useAct((given: { id: number; reason: string }) =>
    data(
      api.POST('/api/closings/{id}/reopening', {
        params: { path: { id: given.id } },
        body: { reason: given.reason },
      }),
    ),
  )
}
