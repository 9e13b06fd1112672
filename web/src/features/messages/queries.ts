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

/** The channels that are set up, and where one wants to be told. */
export function useContacts() {
  return useQuery({ queryKey: ['contacts'], queryFn: () => data(api.GET('/api/messages/contacts')) })
}

export function useSetContact() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ channel, address }: { channel: string; address: string | null }) => {
      const params = { path: { channel } }
      return address === null
        ? data(api.DELETE('/api/messages/contacts/{channel}', { params }))
        : data(api.PUT('/api/messages/contacts/{channel}', { params, body: { address } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['contacts'] }),
  })
}

/** What did not get through, newest first. */
export function useStuck() {
  return useInfiniteQuery({
    queryKey: ['messages', 'stuck'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => data(api.GET('/api/messages/outbox', { params: { query: { ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** Tried again, or with a reason given up. */
export function useSettle() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason?: string }) => {
      const params = { path: { delivery: Number(id) } }
      return reason === undefined
        ? data(api.POST('/api/messages/outbox/{delivery}/attempts', { params }))
        : data(api.POST('/api/messages/outbox/{delivery}/end', { params, body: { reason } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
}
