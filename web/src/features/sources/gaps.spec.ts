import { describe, expect, it } from 'vitest'
import { zh } from '@/locales'
import { grouped, markOf, moment, monthAfter, passes, troubles, wordsOf } from './gaps'
import type { Crossing, GapLine } from './queries'

const crossing = (of: Partial<Crossing>): Crossing => ({ standing: 'in_time', days: 0, twice: [], due: '2020-07-05', ...of })
const words = zh.gaps as Record<string, unknown>
function t(key: string, named: Record<string, unknown> = {}): string {
  const text = key.split('.').slice(1).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words)
  return String(text).replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
}

describe('a crossing of the board of gaps', () => {
  it('is drawn as what needs somebody most', () => {
    expect(markOf(crossing({ standing: 'late', days: 3 }))).toBe('late')
    expect(markOf(crossing({ standing: 'late', days: 3, twice: ['a', 'b'] }))).toBe('twice')
  })
  it('says in words what it is', () => {
    expect(wordsOf(crossing({ standing: 'late', days: 3 }), t)).toBe('迟报，迟 3 天，应报日 2020-07-05')
    expect(wordsOf(crossing({ standing: 'missing', days: 12 }), t)).toBe('缺报，已逾期 12 天，应报日 2020-07-05')
    expect(wordsOf(crossing({ changedOn: '2020-08-01' }), t)).toContain('2020-08-01 补正')
    expect(wordsOf(crossing({ twice: ['his', 'cloud'] }), t)).toContain('his, cloud')
    expect(wordsOf(crossing({ standing: 'not_owed', due: undefined }), t)).toBe('不应报')
  })
  it('counts as late when the word that there was nothing came late, and overdue is not late', () => {
    expect(passes(crossing({ standing: 'nothing', days: 4 }), 'late')).toBe(true)
    expect(passes(crossing({ standing: 'missing', days: 4 }), 'late')).toBe(false)
    expect(passes(crossing({ standing: 'missing', days: 4 }), 'missing')).toBe(true)
    expect(passes(crossing({ changedOn: '2020-08-01' }), 'corrected')).toBe(true)
    expect(passes(crossing({}), 'twice')).toBe(false)
    expect(passes(crossing({}), null)).toBe(true)
  })
})

describe('the rows of the board of gaps', () => {
  const line = (unit: string, community: string | undefined, kind: string | undefined): GapLine =>
    ({ unit, community, communityName: community, kind, cells: [], name: { zh: unit, en: unit } }) as unknown as GapLine

  it('stand under their community, bureaux of the county apart', () => {
    const rows = [line('A', 'C1', 'x'), line('B', 'C1', 'x'), line('C', undefined, 'x'), line('D', undefined, undefined)]

    const groups = grouped({ rows }, () => false)

    expect(groups.map((g) => [g.code, g.rows.map((r) => r.index)])).toEqual([['C1', [0, 1]], ['none', [2]], ['bureau', [3]]])
  })
  it('fold clinics away under their hospital and say what is wrong with them', () => {
    const tally = { missing: 2, late: 1, twice: 0 }
    const clinic = { ...line('V', 'C1', 'village_clinic'), managedBy: 'T', tally } as GapLine
    const rows = [line('T', 'C1', 'town_hospital'), clinic, { ...clinic, unit: 'W', managedBy: 'elsewhere' }]

    const folded = grouped({ rows }, () => false)
    const open = grouped({ rows }, (hospital) => hospital === 'T')

    expect(folded[0]?.rows.map((r) => r.line.unit)).toEqual(['T', 'W'])
    expect(open[0]?.rows.map((r) => r.line.unit)).toEqual(['T', 'V', 'W'])
    expect(troubles(folded[0]?.rows[0]?.clinics ?? [])).toBe(3)
  })
  it('tell moments in the county’s own time', () => {
    expect(moment('2020-06-05T16:30:00Z')).toBe('2020-06-06 00:30')
  })
  it('walk over the turn of the year', () => {
    expect(monthAfter('2020-01', -1)).toBe('2019-12')
    expect(monthAfter('2019-12', 1)).toBe('2020-01')
    expect(monthAfter('2020-12', -11)).toBe('2020-01')
  })
})
