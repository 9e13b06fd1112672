import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'

export interface Ask {
  pack: string
  scope: string
  period?: string
  live?: true
}
export type IndicatorAsk = Ask & { series: string; kind?: string; order?: string; only?: string }
export type CompareAsk = Omit<Ask, 'period'> & { a?: string; b?: string; set?: string; series?: string; only?: string }

export function useIndicator(ask: Ref<IndicatorAsk | null>) {
  return useQuery({
    queryKey: ['indicator', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { series, ...query } = ask.value as IndicatorAsk
      return data(api.GET('/api/indicators/{series}', { params: { path: { series }, query } }))
    },
  })
}

export function useComparison(ask: Ref<CompareAsk | null>) {
  return useQuery({
    queryKey: ['compare', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/compare', { params: { query: ask.value as CompareAsk } })),
  })
}

export function useBrief(ask: Ref<Ask | null>) {
  return useQuery({
    queryKey: ['brief', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/brief', { params: { query: ask.value as Ask } })),
  })
}
