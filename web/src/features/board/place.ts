import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { BoardSet } from '@/api/types'
import { isFilter } from '@/ui/standing'

export interface Place {
  pack: string
  scope: string
  period: string
  set: BoardSet
  live: boolean
  state: string
  row: string
  col: string
  chain: boolean
}

/** Everything a colleague needs to see the same board is in the address. */
export function useBoardPlace() {
  const route = useRoute()
  const router = useRouter()
  const text = (key: string) => {
    const value = route.query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const place = computed(() => {
    const state = text('state')
    return {
      pack: text('pack'),
      scope: text('scope'),
      period: text('period'),
      set: (text('set') === 'items' ? 'items' : 'indicators') as BoardSet,
      live: text('live') === 'true',
      filter: isFilter(state) ? state : null,
      row: text('row'),
      col: text('col'),
      chain: text('chain') === '1',
    }
  })

  /** Walking and filtering replace the entry; a new period or set is one to go back from. */
  function go(patch: Partial<Record<keyof Place, string | undefined>>, how: 'push' | 'replace') {
    const query: LocationQueryRaw = { ...route.query, ...patch }
    for (const key of Object.keys(query)) if (query[key] === undefined) delete query[key]
    void router[how]({ path: route.path, query })
  }
  return { place, go }
}
