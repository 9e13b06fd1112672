import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'
import type { Reason, Sought } from './sought'

type Schemas = components['schemas']
export type ResidentRow = Schemas['ResidentRow']
export type ResidentView = Schemas['ResidentView']
export type EmergencyRow = Schemas['EmergencyRow']
export type PairRow = Schemas['PairRow']
export type Field = 'id_no' | 'phone' | 'address'

const SEARCH = ['residents', 'search'] as const
/** How long a list stays as it was found: looking again leaves another trace. */
const VISIT = 30 * 60_000

/** Nothing of what is sought comes into an address; each page of the list leaves its trace. */
export function useSearch(sought: Ref<Sought | null>) {
  return useInfiniteQuery({
    queryKey: [...SEARCH, sought],
    enabled: computed(() => sought.value !== null),
    initialPageParam: undefined as string | undefined,
    staleTime: Infinity,
    gcTime: VISIT,
    retry: false,
    queryFn: ({ pageParam }) =>
      data(api.POST('/api/residents/search', { body: { ...sought.value, ...(pageParam && { cursor: pageParam }) } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** What was typed last, for whoever comes back from a resident; forgotten with the person who is in. */
export function useLastSought() {
  const queries = useQueryClient()
  const key = ['residents', 'sought']
  queries.setQueryDefaults(key, { gcTime: VISIT })
  return {
    recall: () => queries.getQueryData<string>(key) ?? '',
    keep: (text: string) => queries.setQueryData(key, text),
  }
}

/** Why a resident is looked at: asked once a visit, kept in memory alone. */
export function useReasons() {
  const queries = useQueryClient()
  const key = ['residents', 'reason']
  queries.setQueryDefaults(key, { gcTime: VISIT })
  return {
    recall: (no: string) => queries.getQueryData<Reason>([...key, no]) ?? null,
    keep: (no: string, reason: Reason) => queries.setQueryData([...key, no], reason),
  }
}

/** Reads one resident, which is noted with its reason; once a visit. */
export function useResident(no: Ref<string>, reason: Ref<Reason | null>) {
  return useQuery({
    queryKey: ['residents', 'one', no],
    enabled: computed(() => reason.value !== null),
    staleTime: Infinity,
    retry: false,
    refetchOnReconnect: false,
    queryFn: () =>
      data(
        api.POST('/api/residents/{personNo}/readings', {
          params: { path: { personNo: no.value } },
          body: { purpose: reason.value?.purpose, words: reason.value?.words },
        }),
      ),
  })
}

/** Opens one value; it is kept nowhere. */
export function useOpening() {
  return useMutation({
    gcTime: 0,
    mutationFn: ({ no, field, reason }: { no: string; field: Field; reason: Reason }) =>
      data(
        api.POST('/api/residents/{personNo}/personal/{field}/opening', {
          params: { path: { personNo: no, field } },
          body: { purpose: reason.purpose, reason: reason.words },
        }),
      ),
  })
}

/** Who looked at a resident; asking is itself noted, so that it is asked for. */
export function useLooks(no: Ref<string>, asked: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: ['audit', 'people', no],
    enabled: asked,
    initialPageParam: undefined as string | undefined,
    staleTime: Infinity,
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/audit/people/{personNo}', {
          params: { path: { personNo: no.value }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useEmergency() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { number: string; reason: string; record?: boolean }) => data(api.POST('/api/residents/emergencies', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['residents', 'current'] }),
  })
}

/** One's own emergencies that last. */
export function useCurrent(may: Ref<boolean>) {
  return useQuery({
    queryKey: ['residents', 'current'],
    enabled: may,
    queryFn: () => data(api.GET('/api/residents/emergencies/current')),
  })
}

export function useEmergencies(reviewed: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: ['emergencies', reviewed],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = { reviewed: reviewed.value, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/residents/emergencies', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useReview() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, verdict, note }: { id: number; verdict: string; note: string }) =>
      data(api.POST('/api/residents/emergencies/{id}/review', { params: { path: { id } }, body: { verdict, note } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['emergencies'] }),
  })
}

/** Entries that may be one person. */
export function usePairs(state: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['pairs', state],
    initialPageParam: undefined as string | undefined,
    staleTime: Infinity,
    queryFn: ({ pageParam }) => {
      const query = { state: state.value, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/residents/pairs', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useSeekPairs() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => data(api.POST('/api/residents/pairs/searches')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['pairs'] }),
  })
}

export interface Judgement {
  judgement: string
  survivor?: string
  reason: string
}

export function useJudgePair() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ pair, ...body }: Judgement & { pair: PairRow }) =>
      data(api.POST('/api/residents/pairs/{id}/judgement', { params: { path: { id: pair.id } }, body: { version: pair.version, ...body } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['pairs'] }),
  })
}

/** Takes the entry that was brought into the other out again. */
export function useUnmerge() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ no, reason }: { no: string; reason: string }) =>
      data(api.POST('/api/residents/{personNo}/unmerging', { params: { path: { personNo: no } }, body: { reason } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['pairs'] }),
  })
}
