import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type TwoPersonsReason = Schemas['TwoPersonsReason']
export type UserLine = Schemas['UserLine']
export type UserDuty = Schemas['UserDuty']
export type DutyChoice = Schemas['DutyChoice']
export type NewDuty = Schemas['NewDuty']
export type GivenPassword = Schemas['GivenPassword']

export interface UsersAsk {
  find?: string
  duty?: string
  unit?: string
}

const PAGE = 50

export function useUsers(ask: Ref<UsersAsk>) {
  return useInfiniteQuery({
    queryKey: ['users', 'list', ask],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => {
      const query = { ...ask.value, limit: PAGE, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/users', { params: { query } }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useUser(id: Ref<number | null>) {
  return useQuery({
    queryKey: ['users', 'one', id],
    enabled: computed(() => id.value !== null),
    queryFn: () => data(api.GET('/api/users/{id}', { params: { path: { id: id.value as number } } })),
  })
}

/** Every duty there is, with the kinds of places at which it is held. */
export function useDutyChoices() {
  return useQuery({
    queryKey: ['users', 'duties'],
    staleTime: 600_000,
    queryFn: () => data(api.GET('/api/users/duties')),
  })
}

/** Who holds a duty at a place: whom one may act for there. */
export function useHolders(ask: Ref<{ duty: string; unit: string } | null>) {
  return useQuery({
    queryKey: ['users', 'holders', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: async () => (await data(api.GET('/api/users', { params: { query: { ...ask.value, limit: 200 } } }))).rows,
  })
}

export interface PlaceChoice {
  code: string
  name: string
  nameEn: string
  kind: 'INSTITUTION' | 'COMMUNITY' | 'DIVISION'
}

/** The places of the county by code and name, as duties are held there. */
export function usePlaces(county: Ref<{ code: string; name: { zh: string; en: string } } | undefined>) {
  return useQuery({
    queryKey: ['institutions', 'places', computed(() => county.value?.code)],
    enabled: computed(() => county.value !== undefined),
    staleTime: 300_000,
    queryFn: async (): Promise<PlaceChoice[]> => {
      const { code, name } = county.value as { code: string; name: { zh: string; en: string } }
      const params = { params: { query: { scope: code } } as never }
      const [institutions, communities] = await Promise.all([
        data(api.GET('/api/institutions', params)) as unknown as Promise<Schemas['InstitutionEntry'][]>,
        data(api.GET('/api/communities', params)) as unknown as Promise<Schemas['CommunityEntry'][]>,
      ])
      const divisions = new Map([[code, { zh: name.zh, en: name.en }]])
      for (const { division } of institutions) {
        if (!divisions.has(division.code)) divisions.set(division.code, { zh: division.name, en: division.name })
      }
      return [
        ...communities.map((c) => ({ code: c.code, name: c.name, nameEn: c.nameEn ?? c.name, kind: 'COMMUNITY' as const })),
        ...institutions.map((i) => ({ code: i.code, name: i.name, nameEn: i.nameEn ?? i.name, kind: 'INSTITUTION' as const })),
        ...[...divisions].map(([at, said]) => ({ code: at, name: said.zh, nameEn: said.en, kind: 'DIVISION' as const })),
      ]
    },
  })
}

/** Whether it takes two to give a duty at a place, and what says so; of one's whole division without a place. */
export function useTwoPersons(unit: Ref<string>) {
  return useQuery({
    queryKey: ['users', 'two-persons', unit],
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/users/second-person', { params: { query: unit.value ? { unit: unit.value } : {} } })),
  })
}

/** The houses whose sign-in is offered here. */
export function useOtherHouses(wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['users', 'other-houses'],
    enabled: wanted,
    staleTime: 600_000,
    queryFn: async () => (await data(api.GET('/api/users/other-houses'))).issuers,
  })
}

/** After an act everything that is shown of users is asked for again. */
function useAct<T, R>(act: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: ['users'] }),
  })
}

const of = (id: number) => ({ params: { path: { id } } })
const held = (duty: number) => ({ params: { path: { held: duty } } })

export const useAddUser = () => useAct((body: { login: string; name: string }) => data(api.POST('/api/users', { body })))
export const useResetPassword = () => useAct((id: number) => data(api.PUT('/api/users/{id}/password', of(id))))
export const useDropFactor = () => useAct((id: number) => data(api.DELETE('/api/users/{id}/factor', of(id))))
export const useDisable = () => useAct((id: number) => data(api.PUT('/api/users/{id}/disabling', of(id))))
export const useEnable = () => useAct((id: number) => data(api.DELETE('/api/users/{id}/disabling', of(id))))
export const useLink = () =>
  useAct(({ id, ...body }: { id: number; issuer: string; subject: string }) => data(api.PUT('/api/users/{id}/other-house', { ...of(id), body })))
export const useUnlink = () => useAct((id: number) => data(api.DELETE('/api/users/{id}/other-house', of(id))))
export const useGiveDuty = () =>
  useAct(({ id, ...body }: NewDuty & { id: number }) => data(api.POST('/api/users/{id}/duties', { ...of(id), body })))
export const useApprove = () => useAct((duty: number) => data(api.PUT('/api/users/duties/{held}/approval', held(duty))))
export const useRefuse = () => useAct((duty: number) => data(api.PUT('/api/users/duties/{held}/refusal', held(duty))))
export const useEndDuty = () => useAct((duty: number) => data(api.PUT('/api/users/duties/{held}/end', held(duty))))
