import { computed } from 'vue'
import { useSession } from '@/app/session'
import { useAddress } from '@/ui/address'

/** The county whose bodies are shown: the one in the address, else one's own. */
export function useCounty() {
  const { data: session } = useSession()
  const { text } = useAddress()
  return computed(() => {
    const asked = text('county')
    return asked && /^\d{6}$/.test(asked) ? asked : (session.value?.county?.code ?? '')
  })
}

/** Today as a date field has it, in the county's time. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Which colour a state has; never the only sign. */
export function toneOf(state: string): 'bad' | 'warn' | 'good' | 'plain' {
  if (['overdue', 'missed', 'too_few', 'not_carried'].includes(state)) return 'bad'
  if (['vacant', 'unstated', 'due', 'still_due', 'filed', 'no_date', 'open', 'recorded', 'proxies_not_stated'].includes(state)) return 'warn'
  if (['held', 'met', 'done', 'received', 'enough', 'carried', 'present'].includes(state)) return 'good'
  return 'plain'
}
