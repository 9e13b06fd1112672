import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

type Wire = components['schemas']
export type ParameterRow = Wire['ParameterRow']
export type DefinitionRow = Wire['DefinitionRow']
export type DefinitionVersion = Wire['DefinitionVersion']
export type DecisionRow = Wire['DecisionRow']
export type DecisionDraft = Wire['DecisionDraft']
export type TargetDraft = Wire['TargetDraft']
export type Mistake = Wire['FieldOfDecision']
export type ImpactView = Wire['ImpactView']
export type ImpactCell = Wire['ImpactCell']
export type MonitoredLine = Wire['MonitoredLine']
export type MonitoredFigure = Wire['MonitoredFigure']

export interface ImpactAsk {
  pack: string
  decision: number
  from?: string
  to?: string
  scope?: string
  figure?: string
  row?: string
  kind?: string
  flips?: boolean
  cursor?: string
  limit: number
}

export function useParameters(pack: Ref<string>) {
  return useQuery({
    queryKey: ['choices', 'parameters', pack],
    queryFn: () => data(api.GET('/api/packs/{id}/parameters', { params: { path: { id: pack.value } } })),
  })
}

export function useDefinitions(pack: Ref<string>) {
  return useQuery({
    queryKey: ['choices', 'definitions', pack],
    queryFn: () => data(api.GET('/api/packs/{id}/definitions', { params: { path: { id: pack.value } } })),
  })
}

/** How a definition reads in a month: what a new wording begins with. */
export function useWording(ask: Ref<{ pack: string; kind: string; target: string; month: string } | null>) {
  return useQuery({
    queryKey: ['choices', 'wording', ask],
    enabled: computed(() => ask.value !== null),
    queryFn: () => {
      const { pack, kind, target, month } = ask.value ?? { pack: '', kind: '', target: '', month: '' }
      const params = { path: { id: pack, kind, definition: target }, query: { month } }
      return data(api.GET('/api/packs/{id}/definitions/{kind}/{definition}', { params }))
    },
  })
}

export function useDrafts(pack: Ref<string>) {
  return useQuery({
    queryKey: ['choices', 'decisions', pack, 'draft'],
    queryFn: () =>
      data(api.GET('/api/packs/{pack}/decisions', { params: { path: { pack: pack.value }, query: { state: 'draft' } } })),
  })
}

export function useDecision(pack: Ref<string>, id: Ref<number>) {
  return useQuery({
    queryKey: ['choices', 'decision', pack, id],
    queryFn: () => data(api.GET('/api/packs/{pack}/decisions/{id}', { params: { path: { pack: pack.value, id: id.value } } })),
  })
}

export function useImpact(ask: Ref<ImpactAsk | null>) {
  return useQuery({
    queryKey: ['impact', ask],
    enabled: computed(() => ask.value !== null),
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => data(api.GET('/api/impact', { params: { query: ask.value ?? { pack: '', decision: 0 } } })),
  })
}

export function useMonitored(ask: Ref<{ pack: string; scope?: string; period?: string; live?: boolean }>) {
  return useQuery({
    queryKey: ['board', 'monitored', ask],
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { pack, ...query } = ask.value
      return data(api.GET('/api/packs/{id}/monitored', { params: { path: { id: pack }, query } }))
    },
  })
}

export function useCheck(pack: Ref<string>) {
  return useMutation({
    mutationFn: (body: DecisionDraft) =>
      data(api.POST('/api/packs/{pack}/decisions/check', { params: { path: { pack: pack.value } }, body })),
  })
}

export function useDraft(pack: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: DecisionDraft) =>
      data(api.POST('/api/packs/{pack}/decisions', { params: { path: { pack: pack.value } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['choices'] }),
  })
}

/** What holds from now on may change any figure on any page. */
export function usePublish(pack: Ref<string>, id: Ref<number>) {
  const queries = useQueryClient()
  const params = computed(() => ({ path: { pack: pack.value, id: id.value } }))
  return useMutation({
    mutationFn: (edition: string) =>
      data(api.POST('/api/packs/{pack}/decisions/{id}/publication', { params: params.value, body: { edition } })),
    onSettled: () => queries.invalidateQueries(),
  })
}

export function useWithdraw(pack: Ref<string>, id: Ref<number>) {
  const queries = useQueryClient()
  const params = computed(() => ({ path: { pack: pack.value, id: id.value } }))
  return useMutation({
    mutationFn: () => data(api.POST('/api/packs/{pack}/decisions/{id}/withdrawal', { params: params.value })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['choices'] }),
  })
}

/** Rows for whom figures are shown: the county and its communities. */
export function useCommunities(scope: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['communities', scope],
    enabled: computed(() => scope.value !== undefined),
    queryFn: () => data(api.GET('/api/communities', { params: { query: { scope: scope.value } } as never })),
  })
}
