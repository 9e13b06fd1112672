import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { api, data } from '@/api/client'

/** What was told, newest first. */
export function useMessages(unread: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: ['messages', 'list', unread],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      data(api.GET('/api/messages', { params: { query: { unread: unread.value, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** How many have not been seen; a hundred means "or more". */
export function useUnread() {
  return useQuery({ queryKey: ['messages', 'unread'], queryFn: () => data(api.GET('/api/messages/unread')) })
}

export function useRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => data(api.POST('/api/messages/readings', { body: { ids } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
}
