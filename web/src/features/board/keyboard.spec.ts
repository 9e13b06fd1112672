import { describe, expect, it } from 'vitest'
import { isTyping, keyMove } from './keyboard'

const at = { row: 1, col: 1 }
const press = (key: string, from = at, ctrlKey = false) => keyMove({ key, ctrlKey }, from, 3, 4)

describe('keys on the board', () => {
  it('walk one crossing at a time', () => {
    expect(press('ArrowUp')).toEqual({ to: { row: 0, col: 1 } })
    expect(press('ArrowDown')).toEqual({ to: { row: 2, col: 1 } })
    expect(press('ArrowLeft')).toEqual({ to: { row: 1, col: 0 } })
    expect(press('ArrowRight')).toEqual({ to: { row: 1, col: 2 } })
  })
  it('stop at the edge', () => {
    expect(press('ArrowUp', { row: 0, col: 0 })).toEqual({ to: { row: 0, col: 0 } })
    expect(press('ArrowRight', { row: 2, col: 3 })).toEqual({ to: { row: 2, col: 3 } })
  })
  it('go to the ends of a row, with Ctrl to the corners', () => {
    expect(press('Home')).toEqual({ to: { row: 1, col: 0 } })
    expect(press('End')).toEqual({ to: { row: 1, col: 3 } })
    expect(press('Home', at, true)).toEqual({ to: { row: 0, col: 0 } })
    expect(press('End', at, true)).toEqual({ to: { row: 2, col: 3 } })
  })
  it('open, fold and close', () => {
    expect(press('Enter')).toEqual({ act: 'open' })
    expect(press(' ')).toEqual({ act: 'fold' })
    expect(press('Escape')).toEqual({ act: 'close' })
  })
  it('leave other keys to the browser', () => {
    expect(press('Tab')).toBeNull()
    expect(press('a')).toBeNull()
  })
  it('mean letters inside a field', () => {
    expect(isTyping(document.createElement('input'))).toBe(true)
    expect(isTyping(document.createElement('button'))).toBe(false)
    expect(isTyping(null)).toBe(false)
  })
})
