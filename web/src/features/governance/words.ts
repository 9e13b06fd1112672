import { computed } from 'vue'
import type { components } from '@/api/schema'
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

type Line = components['schemas']['ServedLine']
/** A choice longer than this is cut: the whole of it stands in the policy. */
const LONGEST = 46

/** The lines of the policies to choose from, by their place. */
export const lineOptions = (lines: Line[] | undefined, say: (label: Line['title']) => string) =>
  (lines ?? []).map((it) => {
    const word = `${it.place} ${say(it.title)}`
    return { value: `${it.pack}/${it.serves}/${it.ref}`, word: word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word }
  })

/** The line chosen, as the interface wants it. */
export function served(line: string | null | undefined) {
  const [pack, serves, ...ref] = (line ?? '').split('/')
  return pack ? { pack, serves, ref: ref.join('/') } : {}
}
