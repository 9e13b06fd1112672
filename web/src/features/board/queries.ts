import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { BoardSet } from '@/api/types'
import { useWords } from '@/ui/i18n'

/** What a board is asked for; undefined means: let the server choose. */
export interface BoardAsk {
  pack?: string
  scope?: string
  period?: string
  set?: BoardSet
  live?: true
}
export interface FigureAsk {
  series: string
  pack: string
  scope: string
  period: string
  live?: true
}

export interface RecordsAsk {
  part: string
  sort?: string
  filter?: string[]
  cursor?: string
  limit: number
}

const nothing = {} as never

export function usePacks() {
  return useQuery({
    queryKey: ['packs'],
    queryFn: () => data(api.GET('/api/packs', { params: nothing })),
    staleTime: 300_000,
  })
}

export function useBoard(ask: Ref<BoardAsk | null>) {
  return useQuery({
    queryKey: ['board', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/board', { params: { query: ask.value ?? {} } as never })),
  })
}

/** The policy behind the board: its goals that are no figures. */
export function usePackOf(id: Ref<string>) {
  return useQuery({
    queryKey: ['pack', id],
    queryFn: () => data(api.GET('/api/packs/{id}', { params: { path: { id: id.value } } as never })),
    staleTime: 300_000,
  })
}

export function useItems(ask: Ref<{ pack: string; scope: string; period: string } | null>) {
  return useQuery({
    queryKey: ['items', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/items', { params: { query: ask.value ?? {} } as never })),
  })
}

export function useFigure(ask: Ref<FigureAsk | null>) {
  return useQuery({
    queryKey: ['figure', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: () => {
      const { series, ...query } = ask.value ?? { series: '' }
      return data(api.GET('/api/figures/{series}', { params: { path: { series }, query } }))
    },
  })
}

export function useRecords(
  ask: Ref<(FigureAsk & RecordsAsk) | null>,
) {
  const { locale } = useWords()
  return useQuery({
    queryKey: ['records', ask, locale],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { series, ...query } = ask.value ?? { series: '' }
      return data(api.GET('/api/figures/{series}/records', { params: { path: { series }, query } }))
    },
  })
}

/** The number once more, from its records: asked beside the list, which does not wait for it. */
export function useRecount(ask: Ref<(FigureAsk & { part: string }) | null>) {
  return useQuery({
    queryKey: ['records', 'recount', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: () => {
      const { series, pack, scope, period, part } = ask.value ?? { series: '', pack: '', scope: '', period: '', part: '' }
      return data(api.GET('/api/figures/{series}/records/recount', { params: { path: { series }, query: { pack, scope, period, part } } }))
    },
  })
}

export function useRecord(ask: Ref<{ fact: string; source: string; no: string; pack: string } | null>) {
  return useQuery({
    queryKey: ['record', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: () => {
      const { fact, ...query } = ask.value ?? { fact: '', source: '', no: '', pack: '' }
      return data(api.GET('/api/records/{fact}', { params: { path: { fact }, query } }))
    },
  })
}
