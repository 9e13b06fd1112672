import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type ReferralFlows = Schemas['ReferralFlows']
export type FlowLine = Schemas['FlowLine']
export type FlowRate = Schemas['FlowRate']
export type PrintedSlip = Schemas['PrintedSlip']

export interface Days {
  from: string
  to: string
}
/** Which rows stand behind a number: of the fact, or of the cases of a kind. */
export interface Behind {
  of?: string
  direction?: string
  sender?: string
  receiver?: string
}

export function useFlows(days: Ref<Days | null>) {
  return useQuery({
    queryKey: ['referrals', 'flows', days],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => data(api.GET('/api/referrals/flows', { params: { query: days.value ?? {} } })),
  })
}

export function useFlowRows(days: Ref<Days>, behind: Ref<Behind>) {
  return useInfiniteQuery({
    queryKey: ['referrals', 'flow-rows', days, behind],
    initialPageParam: undefined as string | undefined,
    retry: false,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/referrals/flows/rows', { params: { query: { ...days.value, ...behind.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useMoney(no: Ref<string>) {
  return useQuery({
    queryKey: ['referrals', 'money', no],
    retry: false,
    queryFn: () => data(api.GET('/api/referrals/{no}/money', { params: { path: { no: no.value } } })),
  })
}

export function useSlip(no: Ref<string>) {
  return useQuery({
    queryKey: ['referrals', 'slip', no],
    enabled: computed(() => no.value !== ''),
    retry: false,
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/referrals/{no}/sheet', { params: { path: { no: no.value } } })),
  })
}

/** Says that a slip is being printed; nothing is printed that was not noted. */
export const notePrint = (no: string, form: 'slip' | 'down') =>
  data(api.POST('/api/referrals/{no}/prints', { params: { path: { no } }, body: { form } }))

const text = (date: Date) => date.toISOString().slice(0, 10)
const at = (year: number, month: number, day: number) => text(new Date(Date.UTC(year, month, day)))

/** The whole months, so many, that end with the month of a day; `by` moves them on. */
export function months(day: string, count: 1 | 3 | 12, by = 0): Days {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1
  const first = Math.floor(month / count) * count + by * count
  return { from: at(year, first, 1), to: at(year, first + count, 0) }
}

/** How many whole months the days are; 1 where they are none. */
export function lengthOf({ from, to }: Days): 1 | 3 | 12 {
  return ([3, 12] as const).find((count) => {
    const whole = months(to, count)
    return whole.from === from && whole.to === to
  }) ?? 1
}
