import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

export type EvaluationLine = components['schemas']['EvaluationLine']
export type EvaluationUnit = components['schemas']['EvaluationUnit']
export type RunView = components['schemas']['RunView']
export type RunLine = components['schemas']['RunLine']
export type RunUse = RunView['uses'][number]
export type ScoringTableLine = components['schemas']['ScoringTableLine']
export type ScoringTableCheck = components['schemas']['ScoringTableCheck']

const KEY = 'evaluations'

/** A county's rounds, the newest first. */
export function useRounds(county: Ref<string | undefined>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'rounds', county],
    enabled: computed(() => county.value !== undefined),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/evaluations', { params: { query: { county: county.value ?? '', ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useTables(county: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'tables', county],
    enabled: computed(() => county.value !== undefined),
    queryFn: () => data(api.GET('/api/scoring-tables', { params: { query: { county: county.value ?? '' } } })),
  })
}

export function useTable(id: Ref<number | undefined>) {
  return useQuery({
    queryKey: [KEY, 'table', id],
    enabled: computed(() => id.value !== undefined),
    queryFn: () => data(api.GET('/api/scoring-tables/{id}', { params: { path: { id: id.value ?? 0 } } })),
  })
}

/** What the product brings for a county to begin with. */
export const sampleTable = (county: string, about: string) => data(api.GET('/api/scoring-tables/sample', { params: { query: { county, about } } }))

/** What a round by a table can be opened for. */
export function useOffers(table: Ref<number | undefined>) {
  return useQuery({
    queryKey: [KEY, 'offers', table],
    enabled: computed(() => table.value !== undefined),
    queryFn: () => data(api.GET('/api/evaluations/offers', { params: { query: { table: table.value ?? 0 } } })),
  })
}

export const useCheckTable = () =>
  useMutation({ mutationFn: (content: string) => data(api.POST('/api/scoring-tables/check', { body: { content } })) })

/** Any act after which everything about evaluations is asked for again. */
function useAct<T, R>(act: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }) })
}

export const useSendTable = () => useAct((content: string) => data(api.POST('/api/scoring-tables', { body: { content } })))

export const useOpenRound = () =>
  useAct((order: { table: number; period: string; purpose: string }) => data(api.POST('/api/evaluations', { body: order })))

export type RoundAct = 'publication' | 'withdrawal'
export const useMoveRound = () =>
  useAct(({ id, act, version, reason }: { id: number; act: RoundAct; version: number; reason?: string }) => {
    const params = { path: { id } }
    const body = { version, ...(reason && { reason }) }
    return act === 'publication'
      ? data(api.POST('/api/evaluations/{id}/publication', { params, body }))
      : data(api.POST('/api/evaluations/{id}/withdrawal', { params, body }))
  })

export function useRun(id: Ref<number>) {
  return useQuery({ queryKey: [KEY, 'run', id], queryFn: () => data(api.GET('/api/evaluations/runs/{id}', { params: { path: { id: id.value } } })) })
}

/** What it would be by today's figures and table; asked for when somebody wants to see it. */
export function useRunNow(id: Ref<number>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'now', id],
    enabled: wanted,
    queryFn: () => data(api.GET('/api/evaluations/runs/{id}/now', { params: { path: { id: id.value } } })),
  })
}

export type RunAct = 'submission' | 'return' | 'confirmation' | 'reopening'
export const useMoveRun = () =>
  useAct(({ id, act, version, reason }: { id: number; act: RunAct; version: number; reason?: string }) => {
    const params = { path: { id } }
    const body = { version, ...(reason && { reason }) }
    switch (act) {
      case 'submission':
        return data(api.POST('/api/evaluations/runs/{id}/submission', { params, body }))
      case 'return':
        return data(api.POST('/api/evaluations/runs/{id}/return', { params, body }))
      case 'confirmation':
        return data(api.POST('/api/evaluations/runs/{id}/confirmation', { params, body }))
      default:
        return data(api.POST('/api/evaluations/runs/{id}/reopening', { params, body }))
    }
  })

export interface MarkGiven {
  id: number
  criterion: string
  version: number
  review: boolean
  points?: string
  words?: string
}
export const useGiveMark = () =>
  useAct(({ id, criterion, version, review, points, words }: MarkGiven) => {
    const params = { path: { id, criterion } }
    const given = { version, ...(points && { points }) }
    return review
      ? data(api.PUT('/api/evaluations/runs/{id}/reviews/{criterion}', { params, body: { ...given, ...(words && { reason: words }) } }))
      : data(api.PUT('/api/evaluations/runs/{id}/marks/{criterion}', { params, body: { ...given, ...(words && { statement: words }) } }))
  })
