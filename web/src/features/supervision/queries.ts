import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type LedgerTask = Schemas['LedgerTask']
export type WholeTask = Schemas['WholeTask']
export type LedgerDay = Schemas['LedgerDay']
export type LedgerSummary = Schemas['LedgerSummary']
export type TaskFigure = Schemas['TaskFigure']
export type StepShown = Schemas['StepShown']

/** Which tasks: what stands in the address. */
export interface TaskAsk {
  county: string
  pack?: string
  kind?: string
  standing?: string
  mine?: boolean
  text?: string
}

export function useTasks(ask: Ref<TaskAsk>) {
  return useInfiniteQuery({
    queryKey: ['supervision', 'tasks', ask],
    enabled: computed(() => ask.value.county !== ''),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/tasks', { params: { query: { ...ask.value, limit: 100, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useTask(id: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'task', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/tasks/{id}', { params: { path: { id: id.value as never } } })),
  })
}

/** The task that a meeting's decision became. */
export function useTaskOfDecision(decision: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['supervision', 'of-decision', decision],
    enabled: computed(() => decision.value !== undefined),
    retry: false,
    queryFn: () => data(api.GET('/api/tasks/of-decision/{decision}', { params: { path: { decision: decision.value as never } } })),
  })
}

export function useSummary(county: Ref<string>) {
  return useQuery({
    queryKey: ['supervision', 'summary', county],
    enabled: computed(() => county.value !== ''),
    queryFn: () => data(api.GET('/api/tasks/summary', { params: { query: { county: county.value } } })),
  })
}

export function useCalendar(county: Ref<string>, year: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['supervision', 'calendar', county, year],
    enabled: computed(() => county.value !== ''),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/tasks/calendar', { params: { query: { county: county.value, ...(year.value && { year: year.value }) } } })),
  })
}

/** After an act everything of this feature is asked for again. */
export function useAct<T, R = unknown>(act: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['supervision'] }),
  })
}

export type TaskAct = 'dates' | 'assignments' | 'reports' | 'reviews' | 'droppings' | 'reopenings'
export interface TaskChange {
  id: string
  act: TaskAct
  body: Record<string, unknown>
}

/** One act on a task; what it needs differs, the way is the same. */
export function useChangeTask() {
  return useAct(({ id, act, body }: TaskChange) => {
    const path = { id: id as never }
    switch (act) {
      case 'dates': return data(api.POST('/api/tasks/{id}/dates', { params: { path }, body }))
      case 'assignments': return data(api.POST('/api/tasks/{id}/assignments', { params: { path }, body }))
      case 'reports': return data(api.POST('/api/tasks/{id}/reports', { params: { path }, body }))
      case 'reviews': return data(api.POST('/api/tasks/{id}/reviews', { params: { path }, body }))
      case 'droppings': return data(api.POST('/api/tasks/{id}/droppings', { params: { path }, body }))
      case 'reopenings': return data(api.POST('/api/tasks/{id}/reopenings', { params: { path }, body }))
    }
  })
}

export function useRaise() {
  return useAct((body: Schemas['RaisedTask']) => data(api.POST('/api/tasks', { body })))
}
