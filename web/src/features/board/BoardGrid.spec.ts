import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import { board } from '@mock/board'
import BoardGrid from './BoardGrid.vue'

const given = board(new URLSearchParams({ period: '2020Q2' }))

function grid(props: object = {}) {
  return mount(BoardGrid, {
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } },
    attachTo: document.body,
    props: { board: given, folded: new Set<string>(), mode: 'stones', filter: null, selected: null, ...props },
  })
}

describe('the board', () => {
  it('has a cell with words at every crossing and one tab stop', () => {
    const wrapper = grid({ selected: { row: '445322005', col: 'I21' } })

    expect(wrapper.findAll('[role=gridcell]')).toHaveLength(23 * 24)
    expect(wrapper.findAll('[tabindex="0"]')).toHaveLength(1)
    expect(wrapper.find('[tabindex="0"]').attributes('aria-label')).toMatch(/^桂圩镇卫生院，重点人群家庭医生签约率，[\d.]+%，未达标$/)
  })

  it('walks by arrow from the chosen crossing', async () => {
    const wrapper = grid({ selected: { row: '445322005', col: 'I21' } })

    await wrapper.find('[tabindex="0"]').trigger('keydown', { key: 'ArrowRight' })

    expect(wrapper.emitted('select')).toEqual([[{ row: '445322005', col: 'I22' }]])
  })

  it('opens the chain by Enter and by click', async () => {
    const wrapper = grid()

    await wrapper.find('[tabindex="0"]').trigger('keydown', { key: 'Enter' })
    await wrapper.find('[data-r="5"][data-c="20"]').trigger('click')

    expect(wrapper.emitted('open')).toHaveLength(2)
    expect(wrapper.emitted('select')?.at(-1)).toEqual([{ row: '445322004', col: 'I21' }])
  })

  it('folds the community of the row by Space', async () => {
    const wrapper = grid({ selected: { row: '445322005', col: 'I21' } })

    await wrapper.find('[tabindex="0"]').trigger('keydown', { key: ' ' })

    expect(wrapper.emitted('fold')).toEqual([['445322-C1']])
  })

  it('shows folded communities by their own row only', () => {
    const wrapper = grid({ folded: new Set(['445322-C1']) })

    expect(wrapper.findAll('[role=gridcell]')).toHaveLength(17 * 24)
    expect(wrapper.text()).toContain('6 家，已收起')
  })

  it('fades what the filter leaves out', () => {
    const wrapper = grid({ filter: 'rule_error' })

    const bright = wrapper.findAll('[role=gridcell]:not(.faded)')
    expect(bright).toHaveLength(2)
  })

  it('ties two signs of one organisation', () => {
    expect(grid().findAll('.bracket')).toHaveLength(2)
  })

  it('writes figures in the other mode', () => {
    const wrapper = grid({ mode: 'figures' })

    expect(wrapper.findAll('.figure').length).toBeGreaterThan(300)
    expect(wrapper.find('[data-r="6"][data-c="20"]').text()).toMatch(/^\d\d\.\d$/)
  })
})
