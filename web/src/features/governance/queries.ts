import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type SeatShown = Schemas['SeatShown']
export type PostOfCounty = Schemas['PostOfCounty']
export type MatterRow = Schemas['MatterRow']
export type ResolutionRow = Schemas['ResolutionRow']
export type AppointmentRow = Schemas['AppointmentRow']
export type DecisionOfMeeting = Schemas['DecisionOfMeeting']
export type OfferedBody = Schemas['OfferedBody']

/** Does something and asks anew for all that is shown here. */
export function useAct() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['governance'] }),
  })
}

/** An address' number, as the description of the interface wants it. */
export const at = (id: string) => ({ params: { path: { id: id as never } } })

export function useBodies(county: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'bodies', county],
    enabled: computed(() => county.value !== ''),
    queryFn: () => data(api.GET('/api/bodies', { params: { query: { county: county.value } } })),
  })
}

export function useBody(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'body', id],
    retry: false,
    queryFn: () => data(api.GET('/api/bodies/{id}', at(id.value))),
  })
}

export function useCharters(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'charters', id],
    retry: false,
    queryFn: () => data(api.GET('/api/bodies/{id}/charters', at(id.value))),
  })
}

export function usePosts(county: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['governance', 'posts', county],
    enabled: computed(() => county.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/posts', { params: { query: { county: county.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function usePost(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'post', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/posts/{id}', at(id.value))),
  })
}

export function useMeetings(county: Ref<string>, body: Ref<string | undefined>) {
  return useInfiniteQuery({
    queryKey: ['governance', 'meetings', county, body],
    enabled: computed(() => county.value !== ''),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/meetings', { params: { query: { county: county.value, ...(body.value && { body: body.value as never }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useMeeting(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'meeting', id],
    retry: false,
    queryFn: () => data(api.GET('/api/meetings/{id}', at(id.value))),
  })
}

export function useMatters(county: Ref<string>, year: Ref<number | undefined>) {
  return useQuery({
    queryKey: ['governance', 'matters', county, year],
    enabled: computed(() => county.value !== ''),
    placeholderData: keepPreviousData,
    queryFn: () => data(api.GET('/api/matters', { params: { query: { county: county.value, ...(year.value && { year: year.value }) } } })),
  })
}

export function useDecisions(county: Ref<string>, state: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['governance', 'decisions', county, state],
    enabled: computed(() => county.value !== ''),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/meeting-decisions', { params: { query: { county: county.value, state: state.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useDecision(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'decision', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/meeting-decisions/{id}', at(id.value))),
  })
}

/** The lines of the county's policies that a decision may serve. */
export function useLines(county: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'lines', county],
    enabled: computed(() => county.value !== ''),
    staleTime: Infinity,
    queryFn: () => data(api.GET('/api/meeting-decisions/lines', { params: { query: { county: county.value } } })),
  })
}

/** The decisions that serve a clause. */
export function useDecisionsOfClause(ask: Ref<{ county: string; pack: string; clause: string } | undefined>) {
  return useQuery({
    queryKey: ['governance', 'of-clause', ask],
    enabled: computed(() => ask.value !== undefined),
    queryFn: () => data(api.GET('/api/meeting-decisions/of-clause', { params: { query: ask.value as NonNullable<typeof ask.value> } })),
  })
}

export function useAppointments(county: Ref<string>, standing: Ref<string | undefined>) {
  return useInfiniteQuery({
    queryKey: ['governance', 'appointments', county, standing],
    enabled: computed(() => county.value !== ''),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/appointments', { params: { query: { county: county.value, ...(standing.value && { standing: standing.value }), ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

export function useAppointment(id: Ref<string>) {
  return useQuery({
    queryKey: ['governance', 'appointment', id],
    enabled: computed(() => id.value !== ''),
    retry: false,
    queryFn: () => data(api.GET('/api/appointments/{id}', at(id.value))),
  })
}
