import { describe, expect, it } from 'vitest'
import { moduleOf, second, sideBySide } from './changes'

describe('an entry of the trail', () => {
  it('is shown field by field on both sides', () => {
    expect(sideBySide('{"day": 5, "gone": true}', '{"day": 7, "fresh": "x"}')).toEqual([
      { field: 'day', before: '5', after: '7', changed: true },
      { field: 'gone', before: 'true', after: null, changed: true },
      { field: 'fresh', before: null, after: 'x', changed: true },
    ])
  })
  it('names what is nested by its path and leaves out what is not there', () => {
    const nested = '{"systems": {"codes": ["his", "dental"]}, "rules": [{"fact": "visit"}], "to": null}'
    expect(sideBySide(nested, nested).map((it) => [it.field, it.before, it.changed])).toEqual([
      ['systems.codes', 'his, dental', false],
      ['rules[1].fact', 'visit', false],
    ])
  })
  it('may be new, gone or without either side', () => {
    expect(sideBySide(null, '{"a": 1}')[0]).toMatchObject({ before: null, after: '1' })
    expect(sideBySide('{"a": 1}', undefined)[0]).toMatchObject({ before: '1', after: null })
    expect(sideBySide(null, null)).toEqual([])
  })
  it('has its moment in the county and its module', () => {
    expect(second('2026-11-26T01:02:03.456Z')).toBe('2026-11-26 09:02:03')
    expect(moduleOf('facts.import-ended')).toBe('facts')
  })
})
