import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

export type Session = components['schemas']['SessionView']
export type SessionDuty = components['schemas']['SessionDuty']

export const SESSION = ['session'] as const

export const sessionQuery = queryOptions({
  queryKey: SESSION,
  queryFn: () => data(api.GET('/api/session')),
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Who is here, in which duty, for which county; the same for every page. */
export const useSession = () => useQuery(sessionQuery)

/** Whether the present duty may do something, by the power's code; without a code, whoever is in. */
export function useMay() {
  const { data: session } = useSession()
  return (power: string | undefined) => may(session.value, power)
}

export function may(session: Session | undefined, power: string | undefined): boolean {
  return session?.standing === 'in' && (power === undefined || session.powers.includes(power))
}

/** The duties held, other than the present one, that may do something. */
export function useOtherDuties(power: () => string | undefined) {
  const { data: session } = useSession()
  return computed(() => {
    const asked = power()
    return (session.value?.duties ?? []).filter(
      (held) => held.id !== session.value?.duty?.id && asked !== undefined && held.powers.includes(asked),
    )
  })
}

/** One person in one duty: what is shown for one of these is for nobody else. */
export const identity = (session: Session | undefined) =>
  session?.standing === 'in' ? `${session.user?.login} ${session.duty?.id}` : (session?.standing ?? '')

function useAct<T>(act: (given: T) => Promise<Session>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    gcTime: 0,
    onSuccess: (session) => entered(queries, session),
  })
}

/** Takes an answer of the door as the session from now on. */
export function entered(queries: QueryClient, session: Session) {
  void queries.cancelQueries({ queryKey: SESSION })
  queries.setQueryData(SESSION, session)
}

export const useSignIn = () =>
  useAct((body: { login: string; password: string }) => data(api.POST('/api/session', { body })))

export const useGiveCode = () => useAct((code: string) => data(api.POST('/api/session/code', { body: { code } })))

export const useChooseDuty = () => useAct((duty: number) => data(api.PUT('/api/session/duty', { body: { duty } })))

export const useSignOut = () => useAct<void>(() => data(api.DELETE('/api/session')))
