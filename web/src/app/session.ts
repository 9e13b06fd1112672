import { useQuery } from '@tanstack/vue-query'
import { api, data } from '@/api/client'

/** Who is here, for which county; the same for every page. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: () => data(api.GET('/api/session', { params: {} as never })),
    staleTime: Infinity,
  })
}
