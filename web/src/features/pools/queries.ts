import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type BedShown = Schemas['BedShown']
export type SessionShown = Schemas['SessionShown']
export type DeviceShown = Schemas['DeviceShown']
export type DeviceTimeShown = Schemas['DeviceTimeShown']
export type BookingLine = Schemas['BookingLine']
export type BookingShown = Schemas['BookingShown']
export type LineEntry = Schemas['LineEntry']
export type PlaceFound = Schemas['PlaceFound']
export type PlaceKind = 'bed' | 'slot' | 'device'

/** A place somebody chose, whatever its kind: what `POST /api/bookings` takes, and its name in words. */
export interface PlaceChosen {
  kind: PlaceKind
  bed?: number
  session?: number
  device?: number
  from?: string
  words: string
}

const at = (institution: string) => ({ path: { institution } })
const enabled = (institution: Ref<string>) => computed(() => institution.value !== '')

/** Institutions that share places. */
export function useKeepers() {
  return useQuery({ queryKey: ['pools', 'keepers'], queryFn: () => data(api.GET('/api/pools')) })
}

export function useBeds(institution: Ref<string>) {
  return useQuery({
    queryKey: ['pools', 'beds', institution],
    enabled: enabled(institution),
    queryFn: () => data(api.GET('/api/pools/{institution}/beds', { params: at(institution.value) })),
  })
}

export function useSessions(institution: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['pools', 'sessions', institution],
    enabled: enabled(institution),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/pools/{institution}/sessions', { params: { ...at(institution.value), query: { ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useDevices(institution: Ref<string>, day: Ref<string>) {
  return useQuery({
    queryKey: ['pools', 'devices', institution, day],
    enabled: enabled(institution),
    queryFn: () =>
      data(api.GET('/api/pools/{institution}/devices', { params: { ...at(institution.value), query: { ...(day.value && { day: day.value }) } } })),
  })
}

export function useBookings(institution: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['pools', 'bookings', institution],
    enabled: enabled(institution),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/pools/{institution}/bookings', { params: { ...at(institution.value), query: { ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useLine(institution: Ref<string>) {
  return useQuery({
    queryKey: ['pools', 'line', institution],
    enabled: enabled(institution),
    queryFn: () => data(api.GET('/api/pools/{institution}/line', { params: at(institution.value) })),
  })
}

export interface Sought {
  department?: string
  icd10?: string
  level?: string
  kind?: PlaceKind
  near?: string
  from?: string
  order?: 'near' | 'soon'
}

export function useSearch(sought: Ref<Sought | null>) {
  return useInfiniteQuery({
    queryKey: ['pools', 'search', sought],
    enabled: computed(() => sought.value !== null),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/pools/search', { params: { query: { ...sought.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** The register is open to whoever is in. */
export function useInstitutions() {
  return useQuery({
    queryKey: ['institutions', 'for-pools'],
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/institutions', { params: { query: {} } as never })),
  })
}

function useChange<T, R>(change: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: ['pools'] }) })
}

/** What is done to a booking: by who keeps the place, or (giving it back, confirming) by who asked. */
export type BookingAct = 'confirmation' | 'release' | 'arrival' | 'absence' | 'leaving'

export const useBookingAct = () =>
  useChange(({ id, version, act, leaving }: { id: number; version: number; act: BookingAct; leaving?: string }) =>
    data(api.POST(`/api/bookings/{id}/${act}`, { params: { path: { id } }, body: { version, ...(leaving && { leaving }) } })),
  )

export const useHold = () =>
  useChange(({ place, forInstitution, urgency, reference }: { place: PlaceChosen; forInstitution: string; urgency: string; reference: string }) => {
    const { bed, session, device, from } = place
    return data(
      api.POST('/api/bookings', {
        body: { forInstitution, urgency, ...(reference && { reference }), ...(bed && { bed }), ...(session && { session }), ...(device && { device, from }) },
      }),
    )
  })

export const useJoin = () =>
  useChange(({ institution, body }: { institution: string; body: Schemas['LineJoin'] }) =>
    data(api.POST('/api/pools/{institution}/line', { params: at(institution), body })),
  )

export const useLeave = () =>
  useChange(({ entry, version }: { entry: number; version: number }) =>
    data(api.POST('/api/pools/line/{entry}/leaving', { params: { path: { entry } }, body: { version } })),
  )
