import { describe, expect, it } from 'vitest'
import { cardOf } from './card'

describe('an identity number while it is typed', () => {
  it('tells sex and day of birth when its check digit is right', () => {
    expect(cardOf(' 110105 19491231 002x ')).toEqual({ state: 'right', number: '11010519491231002X', born: '1949-12-31', male: false, converted: false })
    expect(cardOf('４４０５２４１８８００１０１００１４')).toMatchObject({ state: 'right', born: '1880-01-01', male: true })
  })
  it('of fifteen digits becomes one of eighteen', () => {
    expect(cardOf('110105491231002')).toEqual({ state: 'right', number: '11010519491231002X', born: '1949-12-31', male: false, converted: true })
  })
  it('is wrong by its check digit, or by a day that never was', () => {
    expect(cardOf('110105194912310021')).toEqual({ state: 'wrong' })
    expect(cardOf('110105491331002')).toEqual({ state: 'wrong' })
    expect(cardOf('1101051949123100AX')).toEqual({ state: 'wrong' })
  })
  it('may be unfinished, or nothing', () => {
    expect(cardOf('1101')).toEqual({ state: 'short', missing: 11 })
    expect(cardOf('1101051949123100')).toEqual({ state: 'short', missing: 2 })
    expect(cardOf('  ')).toEqual({ state: 'empty' })
  })
})
