import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import MonthLine from './MonthLine.vue'
import type { ClosingMonth, ClosingVersion } from './queries'

const act = (by: string, at: string) => ({ by, at })
const version: ClosingVersion = {
  id: 7,
  version: 1,
  closed: act('经办人甲', '2021-01-08T09:00:00+08:00'),
  missing: 0,
}
const closed: ClosingMonth = {
  month: '2020-12',
  status: 'closed',
  closable: false,
  missing: 0,
  differences: 12,
  earlierReopened: false,
  along: ['2020Q4', '2020H2', '2020'],
  versions: [version],
}

function line(month: ClosingMonth, acts = true) {
  return mount(MonthLine, {
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } },
    attachTo: document.createElement('tbody'),
    props: { month, acts },
  })
}

describe('a month of the ledger', () => {
  it('says who closed it, what has changed, and asks for confirmation', async () => {
    const wrapper = line(closed)

    expect(wrapper.text()).toContain('经办人甲')
    expect(wrapper.text()).toContain('2021年1月8日月结')
    expect(wrapper.text()).toContain('12 格不同')
    expect(wrapper.findAll('.along a')).toHaveLength(3)
    await wrapper.findAll('button').find((b) => b.text() === '确认')?.trigger('click')
    expect(wrapper.emitted('confirm')).toHaveLength(1)
  })

  it('offers no act to whoever may not close months', () => {
    const wrapper = line(closed, false)

    expect(wrapper.text()).toContain('经办人甲')
    expect(wrapper.findAll('.do button')).toHaveLength(0)
  })

  it('says both acts of one person on one day once', () => {
    const text = line({ ...closed, status: 'confirmed', versions: [{ ...version, confirmed: version.closed }] }).text()

    expect(text).toContain('2021年1月8日月结并确认')
    expect(text.match(/经办人甲/g)).toHaveLength(1)
  })

  it('names the month that must be closed first', () => {
    const open: ClosingMonth = { ...closed, status: 'due', after: '2020-11', differences: undefined, along: [], versions: [] }
    const wrapper = line(open)

    expect(wrapper.text()).toContain('先月结2020年11月')
    expect(wrapper.findAll('button')).toHaveLength(0)
  })

  it('unfolds why it was reopened', async () => {
    const reopened = { ...version, reopened: act('经办人乙', '2021-02-01T10:00:00+08:00'), reason: '补报处方' }
    const wrapper = line({ ...closed, status: 'reopened', closable: true, versions: [reopened] })

    expect(wrapper.text()).not.toContain('补报处方')
    await wrapper.find('.hist').trigger('click')
    expect(wrapper.text()).toContain('经办人乙')
    expect(wrapper.text()).toContain('补报处方')
  })
})
