import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data } from '@/api/client'
import type { components } from '@/api/schema'

export type Paragraph = components['schemas']['Paragraph']
export type RuleDetail = components['schemas']['RuleDetail']
export type RuleAnswer = components['schemas']['RuleAnswer']
export type RuleAsk = components['schemas']['RuleAsk']
export type Topic = components['schemas']['TopicShown']
export type FormOfPack = components['schemas']['FormShown']

export function useCoverage(pack: Ref<string>) {
  return useQuery({
    queryKey: ['coverage', pack],
    queryFn: () => data(api.GET('/api/packs/{pack}/coverage', { params: { path: { pack: pack.value } } })),
    staleTime: 300_000,
  })
}

export function useForms(pack: Ref<string>) {
  return useQuery({
    queryKey: ['forms', pack],
    queryFn: () => data(api.GET('/api/packs/{pack}/forms', { params: { path: { pack: pack.value } } })),
    staleTime: 300_000,
  })
}

export function useRules(pack: Ref<string>) {
  return useQuery({
    queryKey: ['rules', pack],
    queryFn: () => data(api.GET('/api/packs/{pack}/rules', { params: { path: { pack: pack.value } } })),
    staleTime: 300_000,
  })
}

export function useRule(pack: Ref<string>, rule: Ref<string>, on: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['rule', pack, rule, on],
    queryFn: () =>
      data(api.GET('/api/packs/{pack}/rules/{rule}', { params: { path: { pack: pack.value, rule: rule.value }, query: { on: on.value } } })),
    staleTime: 300_000,
  })
}

/** What the rule answers to what has been typed; asked anew with every change, an older answer stays until the newer is there. */
export function useAnswer(pack: Ref<string>, rule: Ref<string>, on: Ref<string | undefined>, answers: Ref<Record<string, string>>) {
  return useQuery({
    queryKey: ['ruleAnswer', pack, rule, on, answers],
    enabled: computed(() => rule.value !== ''),
    placeholderData: (before) => before,
    queryFn: () =>
      data(
        api.POST('/api/packs/{pack}/rules/{rule}/evaluations', {
          params: { path: { pack: pack.value, rule: rule.value } },
          body: { on: on.value, answers: answers.value },
        }),
      ),
  })
}

export function useTopics() {
  return useQuery({ queryKey: ['topics'], queryFn: () => data(api.GET('/api/policy-topics')), staleTime: 300_000 })
}
