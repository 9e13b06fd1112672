import { describe, expect, it } from 'vitest'
import { day, figure, fileSize, grouped, money, numberOf } from './format'
import { i18n } from './i18n'
import { asKind, parsePeriod, periodWords, shortPeriod } from './period'

const inLanguage = (locale: 'zh' | 'en') => (key: string, named?: Record<string, unknown>) =>
  i18n.global.t(key, named ?? {}, { locale })
const zh = inLanguage('zh')
const en = inLanguage('en')
const known = (key: string) => i18n.global.te(key, 'zh')

describe('figures', () => {
  it('get separators without losing a digit', () => {
    expect(grouped('1234567.50')).toBe('1,234,567.50')
    expect(grouped('-1000')).toBe('-1,000')
    expect(grouped('12')).toBe('12')
    expect(grouped('99999999999999999999')).toBe('99,999,999,999,999,999,999')
    expect(grouped('56.8%')).toBe('56.8%')
  })

  it('carry their unit', () => {
    expect(figure('56.8', 'percent', zh, known)).toBe('56.8%')
    expect(figure('5604', 'persons', zh, known)).toBe('5,604 人')
    expect(figure('5604', 'persons', en, known)).toBe('5,604 persons')
    expect(figure('7', 'unheard_of', zh, known)).toBe('7')
    expect(figure(null, 'percent', zh, known)).toBe('—')
  })

  it('are read back only for drawing', () => {
    expect(numberOf('1,234.5')).toBe(1234.5)
    expect(numberOf('-3')).toBe(-3)
    expect(numberOf(null)).toBeNull()
    expect(numberOf('—')).toBeNull()
  })
})

describe('money', () => {
  it('changes to ten thousands at a hundred thousand', () => {
    expect(money('99999.99', zh, 'zh')).toBe('99,999.99 元')
    expect(money('100000', zh, 'zh')).toBe('10.00 万元')
    expect(money('123456789', zh, 'zh')).toBe('12,345.68 万元')
    expect(money('-250000', zh, 'zh')).toBe('-25.00 万元')
  })
  it('is said in millions in English', () => {
    expect(money('999999', en, 'en')).toBe('CNY 999,999.00')
    expect(money('12350000', en, 'en')).toBe('CNY 12.35 million')
  })
})

describe('periods', () => {
  it('are said as people say them', () => {
    expect(['2020-06', '2020Q2', '2020H1', '2020'].map((p) => periodWords(p, zh))).toEqual(['2020年6月', '2020年第二季度', '2020年上半年', '2020年'])
    expect(['2020-06', '2020Q2', '2020H1', '2020'].map((p) => periodWords(p, en))).toEqual(['June 2020', 'Q2 2020', 'First half 2020', '2020'])
    expect(periodWords('2020-13', zh)).toBe('2020-13')
  })
  it('turn into another length at their end', () => {
    expect(asKind('2020', 'month')).toBe('2020-12')
    expect(asKind('2020Q2', 'month')).toBe('2020-06')
    expect(asKind('2020-05', 'quarter')).toBe('2020Q2')
    expect(asKind('2020Q3', 'half')).toBe('2020H2')
    expect(asKind('2020H1', 'quarter')).toBe('2020Q2')
    expect(asKind('2020-01', 'year')).toBe('2020')
  })
  it('that are none are refused', () => {
    expect(parsePeriod('2020Q5')).toBeNull()
    expect(parsePeriod('2020-00')).toBeNull()
    expect(parsePeriod('20-06')).toBeNull()
  })
  it('name the year under a chart only where it changes', () => {
    expect(shortPeriod('2019Q4', null, zh)).toBe('19/4季')
    expect(shortPeriod('2020Q1', '2019Q4', zh)).toBe('20/1季')
    expect(shortPeriod('2020Q2', '2020Q1', zh)).toBe('2季')
  })
})

describe('days and sizes', () => {
  it('are said as people say them', () => {
    expect(day('2020-06-30', zh)).toBe('2020年6月30日')
    expect(day('2020-06-30T09:05:00+08:00', en)).toBe('30 June 2020 09:05')
    expect(day(null, zh)).toBe('')
    expect([fileSize(900), fileSize(2048), fileSize(3_500_000)]).toEqual(['900 B', '2.0 KB', '3.3 MB'])
  })
})
