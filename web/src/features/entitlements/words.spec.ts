import { describe, expect, it } from 'vitest'
import type { EntitledRow } from './queries'
import { amountOf, dayOf, whyOf, type Words } from './words'

const words: Words = {
  t: (key, values) => (values ? `${key}(${Object.values(values).join()})` : key),
  say: (label) => label?.zh ?? '',
  word: (group, code) => `${group}.${code}`,
}
const label = (zh: string) => ({ zh, en: zh })
const row = (result: Partial<EntitledRow['result']>, rest: Partial<EntitledRow> = {}): EntitledRow =>
  ({
    staffNo: '1', name: '甲', institution: 'T', institutionName: '卫生院', category: null, title: null, next: null, award: null,
    result: { state: 'entitled', value: null, shown: null, unit: 'yes_no', lacks: [], asks: [], notFixed: [], ...result },
    ...rest,
  }) as EntitledRow

describe('how somebody stands, in words', () => {
  it('a day is told where only time lacks', () => {
    expect(dayOf(row({ state: 'next' }, { next: '2021-04-01' }))).toBe('2021-04-01')
    expect(dayOf(row({}))).toBeNull()
  })

  it('a sum is told with its unit, and none where nobody is entitled', () => {
    expect(amountOf(row({ value: '500.00', shown: label('500.00'), unit: 'yuan' }), words)).toBe('500.00 unit.yuan')
    expect(amountOf(row({ state: 'not', value: '0.00', shown: label('0.00'), unit: 'yuan' }), words)).toBe('')
  })

  it('what goes with it is told as not fixed or not known, never as a blank or a zero', () => {
    const award = row({ state: 'not_fixed', unit: 'yuan', notFixed: [label('补贴标准')] }).result
    expect(amountOf(row({}, { award }), words)).toBe('entitlements.sumNotFixed')
    expect(whyOf(row({}, { award }), words)).toBe('entitlements.toFix(补贴标准)')
    expect(amountOf(row({}, { award: { ...award, state: 'open' } }), words)).toBe('entitlements.sumOpen')
  })

  it('why not is the needs that fail; what is not known is asked for', () => {
    expect(whyOf(row({ state: 'not', lacks: [label('年限')] }), words)).toBe('entitlements.lacks(年限)')
    expect(whyOf(row({ state: 'open', asks: [label('编制')], notFixed: [label('金额')] }), words)).toBe('entitlements.needs(编制list.comma金额)')
    expect(whyOf(row({}), words)).toBe('')
  })
})
