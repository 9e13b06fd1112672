import { computed } from 'vue'
import type { BoardSet } from '@/api/types'
import { useAddress } from '@/ui/address'
import { isFilter } from '@/ui/standing'

export interface Place {
  pack: string
  scope: string
  period: string
  set?: BoardSet
  live: boolean
  state: string
  row: string
  col: string
  chain: boolean
}

const SETS: readonly string[] = ['indicators', 'items', 'goals'] satisfies BoardSet[]
/** None in the address: the server chooses what the document opens on. */
const asSet = (word: string | undefined) => (word && SETS.includes(word) ? (word as BoardSet) : undefined)

/** Everything a colleague needs to see the same board is in the address. */
export function useBoardPlace() {
  const { text, go } = useAddress()
  const place = computed(() => {
    const state = text('state')
    return {
      pack: text('pack'),
      scope: text('scope'),
      period: text('period'),
      set: asSet(text('set')),
      live: text('live') === 'true',
      filter: isFilter(state) ? state : null,
      row: text('row'),
      col: text('col'),
      chain: text('chain') === '1',
    }
  })
  /** Walking and filtering replace the entry; a new period or set is one to go back from. */
  const goTo = (patch: Partial<Record<keyof Place, string | undefined>>, how: 'push' | 'replace') => go(patch, how)
  return { place, go: goTo }
}
