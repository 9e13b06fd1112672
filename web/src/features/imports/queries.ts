import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, data, sendFile } from '@/api/client'
import { useWords } from '@/ui/i18n'

export function useFormats() {
  return useQuery({
    queryKey: ['import-formats'],
    queryFn: () => data(api.GET('/api/import/formats', { params: {} as never })),
    staleTime: 300_000,
  })
}

export function useJobs() {
  return useInfiniteQuery({
    queryKey: ['imports'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { limit: 20, ...(pageParam && { cursor: pageParam }) }
      return data(api.GET('/api/imports', { params: { query } as never }))
    },
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.rows.some((job) => job.state === 'running'))
        ? 2_000
        : false,
  })
}

export function useJob(id: Ref<string>) {
  return useQuery({
    queryKey: ['import', id],
    queryFn: () => data(api.GET('/api/imports/{id}', { params: { path: { id: id.value } } as never })),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1_000 : false),
  })
}

export function useJobErrors(id: Ref<string>, cursor: Ref<string | undefined>, count: Ref<number>) {
  const { locale } = useWords()
  return useQuery({
    queryKey: ['import-errors', id, cursor, count, locale],
    enabled: computed(() => count.value > 0),
    placeholderData: keepPreviousData,
    queryFn: () => {
      const query = { limit: 100, ...(cursor.value && { cursor: cursor.value }) }
      return data(api.GET('/api/imports/{id}/errors', { params: { path: { id: id.value }, query } }))
    },
  })
}

export function useSend() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (given: { format: string; file: File; encoding?: string }) =>
      sendFile(given.format, given.file, given.encoding),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useCancel(id: Ref<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      data(api.POST('/api/imports/{id}/cancellation', { params: { path: { id: id.value } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import', id] }),
  })
}
