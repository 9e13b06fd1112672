import { board as mockBoard } from '@mock/board'
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Board } from '@/api/types'
import { i18n } from '@/ui/i18n'
import BoardGrid from './BoardGrid.vue'
import { crossing, movedBetween, useMoved } from './moved'

const given = mockBoard(new URLSearchParams({ period: '2020Q2' }))

/** The same board after its records moved one figure. */
function after(board: Board, row: number, column: number): Board {
  const next = JSON.parse(JSON.stringify(board)) as Board
  next.generation++
  const cell = next.cells[row]?.[column]
  if (cell) cell.value = `${cell.value ?? ''}1`
  return next
}
const keyOf = (row: number, column: number) => crossing(given.rows[row]!.code, given.columns[column]!.series)

describe('movements on the board', () => {
  it('are the crossings that stand otherwise', () => {
    expect(movedBetween(given, after(given, 3, 4))).toEqual(new Set([keyOf(3, 4)]))
    expect(movedBetween(given, JSON.parse(JSON.stringify(given)) as Board).size).toBe(0)
  })

  it('are none between two boards', () => {
    const other = { ...after(given, 3, 4), period: '2020Q3' }

    expect(movedBetween(given, other).size).toBe(0)
  })

  it('are not what a reader asked for', async () => {
    const [board, ask, standIn] = [ref<Board | undefined>(given), ref({ live: false }), ref(false)]
    const scope = effectScope()
    const { moved } = scope.run(() => useMoved(board, ask, standIn))!

    ask.value = { live: true }
    standIn.value = true
    await nextTick()
    board.value = after(given, 1, 1)
    standIn.value = false
    await nextTick()
    expect(moved.value.size).toBe(0)

    board.value = after(board.value, 2, 2)
    await nextTick()
    expect(moved.value).toEqual(new Set([keyOf(2, 2)]))
    scope.stop()
  })

  it('are ringed once, and focus stays where it is', async () => {
    const wrapper = mount(BoardGrid, {
      global: { plugins: [i18n] },
      attachTo: document.body,
      props: { board: given, folded: new Set<string>(), mode: 'stones', filter: null, selected: null },
    })
    const cell = wrapper.find('[data-r="3"][data-c="4"]')
    ;(cell.element as SVGElement).focus()

    const moved = new Set([crossing(given.rows[3]!.code, given.columns[4]!.series)])
    await wrapper.setProps({ board: after(given, 3, 4), moved, times: 1 })

    expect(wrapper.findAll('.pulse')).toHaveLength(1)
    expect(document.activeElement).toBe(cell.element)
    wrapper.unmount()
  })
})
