import type { Label } from '@/api/types'
import type { EntitledRow } from './queries'

export interface Words {
  t: (key: string, values?: Record<string, unknown>) => string
  say: (label: Label | null | undefined) => string
  word: (group: string, code: string) => string
}

/** The day it will hold, where only time lacks. */
export const dayOf = (row: EntitledRow): string | null => row.next ?? null

/** What is due: by the rule itself, or by the one that goes with it. Never a blank where it is not fixed. */
export function amountOf(row: EntitledRow, { t, say, word }: Words): string {
  const money = row.award ?? row.result
  if (row.result.state !== 'entitled') return ''
  if (money.state === 'not_fixed') return t('entitlements.sumNotFixed')
  if (money.state === 'open') return t('entitlements.sumOpen')
  if (!money.unit || money.unit === 'yes_no') return ''
  return `${say(money.shown)} ${word('unit', money.unit)}`
}

/** Why not, or what has to be known or fixed first. */
export function whyOf(row: EntitledRow, { t, say }: Words): string {
  const list = (labels: Label[]) => labels.map((l) => say(l)).join(t('list.comma'))
  const { state, lacks, asks, notFixed } = row.result
  if (state === 'open') return t('entitlements.needs', { what: list([...asks, ...notFixed]) })
  if (state === 'not_fixed') return t('entitlements.toFix', { what: list(notFixed) })
  if (row.award?.state === 'not_fixed') return t('entitlements.toFix', { what: list(row.award.notFixed) })
  return lacks.length ? t('entitlements.lacks', { what: list(lacks) }) : ''
}
