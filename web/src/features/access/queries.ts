import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api, data, Problem } from '@/api/client'
import type { components } from '@/api/schema'
import { SESSION } from '@/app/session'

export type OpenSession = components['schemas']['OpenSession']
export type FactorBegun = components['schemas']['FactorBegun']

/** Where this account is signed in now. */
export function useSessions() {
  return useQuery({
    queryKey: ['account', 'sessions'],
    queryFn: () => data(api.GET('/api/account/sessions')),
  })
}

export function useEndSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => data(api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account', 'sessions'] }),
  })
}

/** Sets a new password; elsewhere the account is signed out. What was typed is not kept. */
export function useChangePassword() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { present: string; password: string }) => data(api.PUT('/api/account/password', { body })),
    gcTime: 0,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: SESSION, exact: true }),
        queries.invalidateQueries({ queryKey: ['account', 'sessions'] }),
      ]),
  })
}

const FACTOR = [...SESSION, 'factor'] as const

/**
 * Begins a second factor: the secret for the authenticator app. It is kept until its first code is
 * given, also where the session waits for that code from now on.
 */
export function useBeginFactor() {
  const queries = useQueryClient()
  const { data: begun } = useQuery<FactorBegun | null>({ queryKey: FACTOR, queryFn: () => null, enabled: false, staleTime: Infinity })
  const act = useMutation({
    mutationFn: () => data(api.POST('/api/account/factor')),
    gcTime: 0,
    onSuccess: (secret) => {
      queries.setQueryData(FACTOR, secret)
      return queries.invalidateQueries({ queryKey: SESSION, exact: true })
    },
  })
  const forget = () => queries.removeQueries({ queryKey: FACTOR })
  return { ...act, begun, forget }
}

/** The server's words about one field of what was sent; several faults are several sentences. */
export function faultsOf(problem: unknown, field: string): string[] {
  if (!(problem instanceof Problem)) return []
  return (problem.body.errors ?? []).filter((e) => e.field === field).map((e) => e.message)
}

/** What is wrong beyond single fields, in the server's words. */
export function sentenceOf(problem: unknown, otherwise: { unreachable: string; bug: string }): string {
  if (!problem) return ''
  if (!(problem instanceof Problem)) return otherwise.bug
  if (problem.status === 0) return otherwise.unreachable
  return problem.body.detail ?? problem.body.title ?? otherwise.bug
}
