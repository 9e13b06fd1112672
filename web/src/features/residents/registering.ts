import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type ToRegister = Schemas['ResidentToRegister']
export type Alike = Schemas['ResidentAlike']
export type Household = Schemas['HouseholdView']
export type HouseholdLine = Schemas['HouseholdLine']
export type KeyGroupRow = Schemas['KeyGroupRow']

/** Towns and villages of the own county. */
export function useHomes() {
  return useQuery({ queryKey: ['residents', 'homes'], staleTime: Infinity, queryFn: () => data(api.GET('/api/residents/homes')) })
}

/** What is recorded already and may be the same person; kept nowhere. */
export function useAlike() {
  return useMutation({ gcTime: 0, mutationFn: (body: ToRegister) => data(api.POST('/api/residents/alike', { body })) })
}

export function useRegister() {
  return useMutation({ gcTime: 0, mutationFn: (body: ToRegister) => data(api.POST('/api/residents', { body })) })
}

/** Looking leaves a trace: once a visit. */
export function useHousehold(no: Ref<string>) {
  return useQuery({
    queryKey: ['residents', 'household', no],
    staleTime: Infinity,
    refetchOnReconnect: false,
    queryFn: () => data(api.GET('/api/residents/{personNo}/household', { params: { path: { personNo: no.value } } })),
  })
}

/** What changes a household, as the dialog says it. */
export type HouseholdChange =
  | { kind: 'open'; personNo: string; from: string }
  | { kind: 'join'; no: string; version: number; personNo: string; role: string; from: string }
  | { kind: 'leave'; no: string; version: number; personNo: string; last: string }
  | { kind: 'head'; no: string; version: number; personNo: string; from: string; before: string }

export function useHouseholdChange() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (change: HouseholdChange) => {
      if (change.kind === 'open') {
        const { personNo, from } = change
        await data(api.POST('/api/residents/{personNo}/household', { params: { path: { personNo } }, body: { from } }))
        return
      }
      const { kind, no, ...body } = change
      const params = { path: { no } }
      if (kind === 'join') await data(api.POST('/api/residents/households/{no}/members', { params, body: body as Schemas['HouseholdJoining'] }))
      else if (kind === 'leave') await data(api.POST('/api/residents/households/{no}/departures', { params, body: body as Schemas['HouseholdLeaving'] }))
      else await data(api.POST('/api/residents/households/{no}/heads', { params, body: body as Schemas['HouseholdHeading'] }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['residents', 'household'] }),
  })
}

/** Looking leaves a trace: once a visit. */
export function useKeyGroups(no: Ref<string>) {
  return useQuery({
    queryKey: ['residents', 'key-groups', no],
    staleTime: Infinity,
    refetchOnReconnect: false,
    queryFn: () => data(api.GET('/api/residents/{personNo}/key-groups', { params: { path: { personNo: no.value } } })),
  })
}

export type Recognition =
  | { kind: 'enter'; group: string; from: string; to?: string; basis: string }
  | { kind: 'end'; entry: string; last: string; basis: string }

export function useRecognition(no: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (said: Recognition) => {
      if (said.kind === 'enter') {
        const { group, from, to, basis } = said
        const body = { group, from, basis, ...(to && { to }) }
        await data(api.POST('/api/residents/{personNo}/key-groups', { params: { path: { personNo: no.value } }, body }))
      } else {
        const { last, basis, entry } = said
        await data(api.POST('/api/residents/{personNo}/key-groups/{entry}/ending', { params: { path: { personNo: no.value, entry } }, body: { last, basis } }))
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['residents', 'key-groups'] }),
  })
}
