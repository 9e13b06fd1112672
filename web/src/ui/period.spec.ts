import { describe, expect, it } from 'vitest'
import { shifted } from './period'

describe('periods', () => {
  it('go on over the end of a year', () => {
    expect(['2020-12', '2020Q4', '2020H2', '2020'].map((p) => shifted(p, 1))).toEqual(['2021-01', '2021Q1', '2021H1', '2021'])
    expect(['2020-01', '2020Q1', '2020H1', '2020'].map((p) => shifted(p, -1))).toEqual(['2019-12', '2019Q4', '2019H2', '2019'])
    expect(shifted('2020-05', -6)).toBe('2019-11')
  })
  it('stay what they are when they are none', () => {
    expect(shifted('2020Q5', 1)).toBe('2020Q5')
  })
})
