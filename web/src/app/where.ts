import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, data } from '@/api/client'
import { useAddress } from '@/ui/address'
import { useSession } from './session'

/** The policy, place, period and basis a page is about: from its address, else what is usual. */
export function useWhere() {
  const { text, go, route } = useAddress()
  const { data: session } = useSession()
  const { data: packs, error, refetch } = useQuery({
    queryKey: ['packs'],
    queryFn: () => data(api.GET('/api/packs', { params: {} as never })),
    staleTime: 300_000,
  })
  const pack = computed(() => text('pack') ?? packs.value?.[0]?.id)
  const scope = computed(() => text('scope') ?? session.value?.county?.code)
  const period = computed(() => text('period'))
  const live = computed(() => text('live') === 'true')

  /** As the server is asked; null until pack and place are known. */
  const ask = computed(() => {
    if (!pack.value || !scope.value) return null
    return {
      pack: pack.value,
      scope: scope.value,
      ...(period.value && { period: period.value }),
      ...(live.value && { live: true as const }),
    }
  })
  /** The same for the addresses of other pages. */
  const query = computed<Record<string, string>>(() => ({
    ...(pack.value && { pack: pack.value }),
    ...(period.value && { period: period.value }),
    ...(live.value && { live: 'true' }),
  }))
  return { text, go, route, packs, packsProblem: error, askPacks: refetch, county: computed(() => session.value?.county ?? undefined), pack, scope, period, live, ask, query }
}
