import { describe, expect, it } from 'vitest'
import type { HistoryPoint } from '@/api/types'
import { fractionOf, tokensOf, written } from './formula'
import { fixedTarget, historyLine } from './history'

const name = (ref: string) => ref.split('.').at(-1) ?? ref
const sides = (formula: string) => {
  const { over, under } = fractionOf(formula)
  return [written(over, name), under && written(under, name)]
}

describe('a formula', () => {
  it('is a fraction where it divides at the top', () => {
    expect(sides('town.visits / here.visits')).toEqual(['visits', 'visits'])
    expect(sides('(a.medical - a.drug) / a.medical')).toEqual(['medical − drug', 'medical'])
    expect(sides('(town.pay / town.staff) / (lead.pay / lead.staff)')).toEqual(['pay ÷ staff', 'pay ÷ staff'])
  })
  it('keeps its line where it does not', () => {
    expect(sides('a.x + a.y')).toEqual(['x + y', null])
    expect(sides('a.x / a.y + a.z')).toEqual(['x ÷ y + z', null])
    expect(sides('a.x >= params.level')).toEqual(['x ≥ level', null])
    expect(sides('here.gps')).toEqual(['gps', null])
    expect(sides('a.x / a.y / a.z')).toEqual(['x ÷ y ÷ z', null])
  })
  it('does not lose what it cannot read', () => {
    expect(tokensOf('a.x # b')).toEqual([{ type: 'sign', text: 'a.x # b' }])
  })
})

describe('history', () => {
  const box = { left: 0, right: 100, top: 0, bottom: 50 }
  const point = (period: string, display: string | null): HistoryPoint => ({
    period,
    value: display,
    display,
    state: display === null ? 'not_reported' : 'value',
    judgement: 'not_judged',
  })

  it('leaves a gap where a period has no value', () => {
    const points = [point('2019Q1', '50'), point('2019Q2', '55'), point('2019Q3', null), point('2019Q4', '60'), point('2020Q1', '58')]
    const line = historyLine(points, null, box)
    expect(line.stretches).toEqual(['0,50 25,25', '75,0 100,10'])
    expect(line.dots[2]?.y).toBeNull()
  })
  it('keeps the target inside the picture', () => {
    const line = historyLine([point('2019Q1', '50'), point('2019Q2', '55')], 60, box)
    expect(line.targetY).toBe(0)
  })
  it('draws one point, equal points and none', () => {
    expect(historyLine([point('2019Q1', '50')], null, box).stretches).toEqual([])
    expect(historyLine([point('a', '5'), point('b', '5')], null, box).stretches).toEqual(['0,50 100,50'])
    expect(historyLine([], 60, box).targetY).toBeNull()
  })
  it('reads a fixed target and no direction', () => {
    expect([fixedTarget('≥60 ↑'), fixedTarget('≥.30'), fixedTarget('↑'), fixedTarget('—')]).toEqual([60, 0.3, null, null])
  })
})
