import { computed } from 'vue'
import { useSession } from '@/app/session'
import { useAddress } from '@/ui/address'

/** The county whose ledger is shown: the one in the address, else one's own. */
export function useCounty() {
  const { data: session } = useSession()
  const { text } = useAddress()
  return computed(() => {
    const asked = text('county')
    return asked && /^\d{6}$/.test(asked) ? asked : (session.value?.county?.code ?? '')
  })
}

/** Which colour a standing or state has; never the only sign. */
export function toneOf(standing: string): 'bad' | 'warn' | 'good' | 'plain' {
  if (['overdue', 'missed', 'open_late', 'serious', 'poor'].includes(standing)) return 'bad'
  if (['at_risk', 'reported', 'rectified', 'proposed', 'under_way', 'adequate'].includes(standing)) return 'warn'
  if (['met', 'done', 'closed', 'ended', 'accepted', 'good'].includes(standing)) return 'good'
  return 'plain'
}
