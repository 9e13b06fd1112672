import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type TrailRow = Schemas['TrailRow']
export type TrailFindings = Schemas['TrailFindings']

/** What can be asked of the trail; each is a word in the address. */
export const ASKED = ['from', 'to', 'action', 'user', 'unit', 'subject', 'person'] as const
export type TrailAsk = Partial<Record<(typeof ASKED)[number], string>>

export function useTrail(ask: Ref<TrailAsk>) {
  return useInfiniteQuery({
    queryKey: ['audit', 'entries', ask],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = { ...ask.value, limit: 100, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/audit/entries', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useEntry(no: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['audit', 'entry', no],
    enabled: computed(() => no.value !== undefined),
    queryFn: () => data(api.GET('/api/audit/entries/{no}', { params: { path: { no: Number(no.value) } } })),
    staleTime: Infinity,
  })
}

export function useActions() {
  return useQuery({
    queryKey: ['audit', 'actions'],
    queryFn: () => data(api.GET('/api/audit/actions')),
    staleTime: 300_000,
  })
}

/** A verification is itself noted, so that the list is asked again. */
export function useVerify() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => data(api.POST('/api/audit/verification')),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit', 'entries'] }),
  })
}
