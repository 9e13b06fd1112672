import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data, sendForm } from '@/api/client'
import type { components } from '@/api/schema'

export type DocumentRow = components['schemas']['DocumentRow']
export const CATEGORIES = ['report', 'record', 'discharge', 'image', 'prescription', 'consent', 'identity', 'other'] as const

/** Documents of a person: those of a case, or the newest of all. */
export function useDocuments(no: Ref<string>, reference: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['documents', no, reference],
    enabled: computed(() => no.value !== ''),
    retry: false,
    queryFn: () =>
      data(
        api.GET('/api/residents/{personNo}/documents', {
          params: { path: { personNo: no.value }, query: { ...(reference.value && { reference: reference.value }) } },
        }),
      ),
  })
}

export interface NewDocument {
  no: string
  file: File
  category: string
  title: string
  sensitive: boolean
  reference?: string | undefined
  institution?: string | undefined
}

export function useAddDocument() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ no, file, ...said }: NewDocument) => {
      const form = new FormData()
      form.append('file', file)
      for (const [name, value] of Object.entries(said)) if (value) form.append(name, String(value))
      return sendForm<{ id: string }>(`/api/residents/${encodeURIComponent(no)}/documents`, form)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['documents'] }),
  })
}

export function useWithdraw() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      data(api.POST('/api/documents/{document}/withdrawal', { params: { path: { document: id as never } }, body: { reason } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['documents'] }),
  })
}
