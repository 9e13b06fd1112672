import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'
import type { Reason } from '@/features/residents'

type Schemas = components['schemas']
export type RecordLine = Schemas['PersonRecordLine']
export type RecordGroup = Schemas['PersonRecordGroup']
export type WithheldLines = Schemas['WithheldLines']
export type ConsentRow = Schemas['ConsentRow']
export type OrderAnswer = Schemas['OrderAnswer']
export type RecognitionSum = Schemas['RecognitionSum']
export const KINDS = ['visit', 'admission', 'operation', 'result', 'prescription', 'document', 'referral', 'contract', 'follow_up'] as const

export interface Narrowed {
  kind?: string | undefined
  institution?: string | undefined
  problem?: string | undefined
}

/** The record page by page; each page is noted with its reason, and asked for once a visit. */
export function useRecord(no: Ref<string>, reason: Ref<Reason | null>, narrowed: Ref<Narrowed>) {
  return useInfiniteQuery({
    queryKey: ['record', no, narrowed],
    enabled: computed(() => reason.value !== null),
    initialPageParam: undefined as string | undefined,
    staleTime: 300_000,
    retry: false,
    refetchOnReconnect: false,
    queryFn: ({ pageParam }) =>
      data(
        api.POST('/api/residents/{personNo}/record/readings', {
          params: { path: { personNo: no.value } },
          body: { purpose: reason.value?.purpose, words: reason.value?.words, ...narrowed.value, cursor: pageParam } as never,
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useConsents(no: Ref<string>) {
  return useQuery({
    queryKey: ['consents', no],
    retry: false,
    queryFn: () => data(api.GET('/api/residents/{personNo}/consents', { params: { path: { personNo: no.value } } })),
  })
}

function useConsentChange<T, R>(change: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['consents'] })
      await queries.invalidateQueries({ queryKey: ['record'] })
    },
  })
}

export const useGive = () =>
  useConsentChange(({ no, body }: { no: string; body: Schemas['NewConsent'] }) =>
    data(api.POST('/api/residents/{personNo}/consents', { params: { path: { personNo: no } }, body })),
  )

export const useTakeBack = () =>
  useConsentChange(({ no, id }: { no: string; id: string }) =>
    data(
      api.POST('/api/residents/{personNo}/consents/{consent}/withdrawal', { params: { path: { personNo: no, consent: id as never } } }),
    ),
  )

export function useExaminations() {
  return useQuery({ queryKey: ['examinations'], staleTime: Infinity, queryFn: () => data(api.GET('/api/examinations')) })
}

export function useCheck() {
  return useMutation({
    mutationFn: ({ no, item }: { no: string; item: string }) =>
      data(api.POST('/api/residents/{personNo}/orders/check', { params: { path: { personNo: no } }, body: { item } })),
  })
}

export function useDecide() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ no, body }: { no: string; body: Schemas['OrderDecision'] }) =>
      data(api.POST('/api/residents/{personNo}/orders', { params: { path: { personNo: no } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['recognitions'] }),
  })
}

export function useSums(from: Ref<string>, to: Ref<string>) {
  return useQuery({
    queryKey: ['recognitions', from, to],
    enabled: computed(() => from.value !== '' && to.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/recognitions', { params: { query: { from: from.value, to: to.value } } })),
  })
}

export function useInstitutions() {
  return useQuery({
    queryKey: ['institutions', 'for-records'],
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/institutions', { params: { query: {} } as never })),
  })
}
