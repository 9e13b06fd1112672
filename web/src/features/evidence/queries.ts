import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data, sendForm } from '@/api/client'
import type { components } from '@/api/schema'

export type EvidenceShown = components['schemas']['EvidenceShown']

/** What files may belong to. */
export type EvidenceOf = 'task' | 'finding' | 'rectification' | 'return' | 'self_assessment' | 'review'

/**
 * The files of one thing.
 *
 * @param state where it stands: when that changes, what may be done with its files is asked anew
 */
export const useEvidence = (of: EvidenceOf, id: Ref<string>, state: Ref<string>) =>
  useQuery({
    queryKey: ['evidence', of, id, state],
    enabled: computed(() => id.value !== ''),
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => data(api.GET('/api/evidence', { params: { query: { of, id: Number(id.value) } } })),
  })

function useAct<T, R>(act: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries({ queryKey: ['evidence'] }) })
}

export interface Added {
  of: EvidenceOf
  id: string
  anchor: string | null
  file: File
}
export const useAddEvidence = () =>
  useAct(({ of, id, anchor, file }: Added) => {
    const form = new FormData()
    form.append('of', of)
    form.append('id', id)
    if (anchor) form.append('anchor', anchor)
    form.append('file', file)
    return sendForm<{ id: string }>('/api/evidence', form)
  })

export const useWithdrawEvidence = () =>
  useAct(({ id, reason }: { id: string; reason: string }) =>
    data(api.POST('/api/evidence/{id}/withdrawal', { params: { path: { id: Number(id) } }, body: { reason } })),
  )
