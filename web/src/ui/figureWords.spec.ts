import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { useFigureWords } from './figureWords'
import { i18n } from './i18n'
import { chainLink, indicatorLink, institutionLink } from './links'

function words(language: 'zh' | 'en') {
  i18n.global.locale.value = language
  let found!: ReturnType<typeof useFigureWords>
  mount(
    defineComponent({
      setup() {
        found = useFigureWords()
        return () => h('i')
      },
    }),
    { global: { plugins: [i18n] } },
  )
  return found
}

describe('words about figures', () => {
  it('say a value with its unit, or the state in its place', () => {
    const { valueOrState } = words('zh')

    expect(valueOrState({ state: 'value', judgement: 'met', display: '60.6' }, 'percent')).toBe('60.6%')
    expect(valueOrState({ state: 'zero', judgement: 'missed', display: '0.0' }, 'percent')).toBe('0.0%')
    expect(valueOrState({ state: 'not_reported', judgement: 'not_judged', display: '' }, 'percent')).toBe('未报')
    expect(valueOrState({ state: 'value', judgement: 'not_judged', display: '✓' }, 'yes_no')).toBe('是')
  })
  it('say a change of a percentage in points, of anything else in its unit', () => {
    expect(words('zh').changeWord('+4.5', 'percent')).toBe('+4.5 点')
    expect(words('en').changeWord('-2', 'techniques')).toBe('-2 techniques')
    expect(words('zh').changeWord(null, 'percent')).toBe('')
  })
  it('round a fraction only for the eye', () => {
    const { number } = words('zh')
    expect(number('78796.4927')).toBe('78,796.49')
    expect(number('8256')).toBe('8,256')
    expect(number(undefined)).toBe('')
  })
})

describe('links', () => {
  const query = { pack: 'p', scope: '990101', period: '2020', live: undefined }

  it('carry policy, place and period, and nothing that is not there', () => {
    expect(indicatorLink('12@G', query)).toEqual({ path: '/indicators/12%40G', query: { pack: 'p', scope: '990101', period: '2020' } })
    expect(institutionLink('T1', query)).toEqual({ path: '/institutions/T1', query: { pack: 'p', period: '2020' } })
    expect(chainLink('T1', '36', 'indicators', query).query).toEqual({ pack: 'p', period: '2020', row: 'T1', col: '36', chain: '1', set: 'indicators' })
    expect(chainLink('T1', '36', 'items', query).query.set).toBe('items')
  })
})
