import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import Stone from './Stone.vue'
import { countStandings, passes, STANDINGS, standingOf, type Standing } from './standing'

/** The drawing without its colours: what is left for somebody who does not see them. */
function shape(standing: Standing, props: object = {}): string {
  const wrapper = mount(Stone, { props: { standing, ...props } })
  return wrapper.html().replace(/var\(--[\w-]+\)/g, 'ink').replace(/class="[^"]*"/g, '')
}

describe('a stone', () => {
  it('has a shape of its own in every standing, colour aside', () => {
    const shapes = STANDINGS.map((standing) => shape(standing))

    expect(new Set(shapes).size).toBe(STANDINGS.length)
  })

  it('is half when partial, in every judgement', () => {
    for (const standing of ['met', 'at_risk', 'missed', 'not_judged', 'not_yet_due'] as const) {
      const wrapper = mount(Stone, { props: { standing, partial: true } })
      expect(wrapper.find('.half').exists(), standing).toBe(true)
      expect(shape(standing, { partial: true })).not.toBe(shape(standing))
    }
  })

  it('is cut at the top when higher, at the bottom when lower, nowhere when level', () => {
    const notch = (trend: string) =>
      mount(Stone, { props: { standing: 'met', trend: trend as 'up' } }).find('.notch')

    expect(notch('up').attributes('d')).toMatch(/^M0 -/)
    expect(notch('down').attributes('d')).toMatch(/^M0 \d/)
    expect(notch('level').exists()).toBe(false)
    expect(notch('none').exists()).toBe(false)
  })

  it('never hides a rule error', () => {
    const wrapper = mount(Stone, { props: { standing: 'rule_error' } })
    expect(wrapper.findAll('path')).toHaveLength(2)
  })
})

describe('standing', () => {
  const cell = (state: string, judgement: string) => ({ state, judgement }) as { state: 'value'; judgement: 'met' }

  it('is the judgement where there is a value, the state where there is none', () => {
    expect(standingOf(cell('value', 'missed'))).toBe('missed')
    expect(standingOf(cell('zero', 'at_risk'))).toBe('at_risk')
    expect(standingOf(cell('partial', 'met'))).toBe('met')
    expect(standingOf(cell('undecidable', 'not_judged'))).toBe('undecidable')
  })

  it('is counted once, partial ones besides', () => {
    const counts = countStandings([[cell('value', 'met'), cell('partial', 'met')], [cell('not_reported', 'not_judged')]])
    expect([counts.get('met'), counts.get('partial'), counts.get('not_reported'), counts.get('missed')]).toEqual([2, 1, 1, undefined])
  })

  it('passes its own filter only', () => {
    expect(passes(cell('partial', 'missed'), 'missed')).toBe(true)
    expect(passes(cell('partial', 'missed'), 'partial')).toBe(true)
    expect(passes(cell('value', 'met'), 'missed')).toBe(false)
    expect(passes(cell('value', 'met'), null)).toBe(true)
  })
})
