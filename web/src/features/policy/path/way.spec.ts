import { describe, expect, it } from 'vitest'
import { asked, EXAMPLE, mistakes, MOST_STOPS, ofCase, type PathAnswered, type PathForm, points, read, stop, wanted, way, written } from './way'

const form = { personAsks: [{ id: 'one_of_twelve' }], stopAsks: [{ id: 'other_rate' }], open: [{ id: 'deductible_town' }] } as unknown as PathForm

describe('a way in an address', () => {
  it('is read as it was written, without what is blank', () => {
    const draft = way({ insurance: 'resident', answers: { one_of_twelve: 'true' }, stops: [stop({ level: 'town', paid: '200' }), stop({ level: 'county', referred: 'false', answers: { other_rate: '60' } })] })
    const text = written(draft)
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(atob(text.replaceAll('-', '+').replaceAll('_', '/'))).toBe('{"insurance":"resident","answers":{"one_of_twelve":"true"},"stops":[{"level":"town","paid":"200"},{"level":"county","referred":"false","answers":{"other_rate":"60"}}]}')
    expect(read(text)).toEqual(draft)
    expect(read(written(EXAMPLE))).toEqual(EXAMPLE)
  })
  it('never holds a name, though one be put there', () => {
    expect(read(written(way({ stops: [stop({ name: '某卫生院', level: 'town' })] })))?.stops).toEqual([stop({ level: 'town' })])
    expect(read(btoa('{"stops":[{"name":"x","level":"town"}]}'))?.stops[0]?.name).toBe('')
  })
  it('is none where it makes no sense, and never longer than a way may be', () => {
    for (const none of [undefined, '', 'x', '字', '{}', btoa('null'), btoa('3'), btoa('{}'), btoa('{"stops":[]}'), btoa('{"stops":"x"}'), btoa('\xff')]) expect(read(none)).toBeNull()
    expect(read(btoa('{"stops":[null,{"level":3,"unheard":"x"}]}'))?.stops).toEqual([stop(), stop()])
    expect(read(btoa(JSON.stringify({ stops: Array(40).fill({}) })))?.stops).toHaveLength(MOST_STOPS)
  })
})

describe('what is asked of the server', () => {
  it('leaves out what is blank and what another document asks', () => {
    const request = asked(
      way({ answers: { one_of_twelve: 'true', other: '1' }, assumed: { deductible_town: '200', elsewhere: '3' }, stops: [stop({ level: 'town', answers: { other_rate: '60', deductible: '9' } })] }),
      form,
      '2023-06-01',
    )
    expect(request.patient).toEqual({ insurance: undefined, contracted: undefined, answers: { one_of_twelve: 'true' } })
    expect(request.assumed).toEqual({ deductible_town: '200' })
    expect(request.stops[0]).toMatchObject({ level: 'town', care: undefined, paid: undefined, referred: undefined, answers: { other_rate: '60' } })
  })
  it('sends no day of a referral of who came by oneself', () => {
    expect(asked(way({ stops: [stop({ referred: 'false', referredOn: '2023-06-01' })] }), form, undefined).stops[0]?.referredOn).toBeUndefined()
  })
})

it('the way of a referral has blanks where the case says nothing', () => {
  const draft = ofCase(true, [{ name: '甲镇卫生院', level: 'town', left: '2020-06-04' }, { name: '县医院', level: 'county', care: 'inpatient', referred: true, referredOn: '2020-06-04', sameCommunity: false }])
  expect(draft.contracted).toBe('true')
  expect(draft.stops[0]).toMatchObject({ name: '甲镇卫生院', on: '', left: '2020-06-04', referred: '', paid: '' })
  expect(draft.stops[1]).toMatchObject({ referred: 'true', sameCommunity: 'false', designated: '' })
})

it('mistakes are told by their field', () => {
  expect(mistakes([{ field: 'stops[1].on', message: '早于前面' }])).toEqual({ 'stops[1].on': '早于前面' })
})

it('points are listed stop by stop where they are known', () => {
  const said = (says: string, outcome: string) => ({ says, outcome })
  const answer = { steps: [{ at: 0, says: [said('points', 'applies'), said('points', 'not_met')] }, { at: 1, says: [said('deductible', 'applies'), said('points', 'not_fixed')] }] } as unknown as PathAnswered
  expect(points(answer).map((p) => p.at)).toEqual([0])
})

it('what a rule waits for is asked where it is typed, though that be the stop before', () => {
  const missing = (...from: string[]) => ({ outcome: 'missing', missing: from.map((f) => (f.includes('.') ? { from: f, id: 'x' } : { id: f })) })
  const answer = {
    steps: [{ says: [] }, { says: [missing('path.gap_days', 'path.paid', 'by_team')] }, { says: [missing('path.after_stay', 'path.first_on'), { outcome: 'not_met', missing: [{ from: 'path.referred', id: 'x' }] }] }],
  } as unknown as PathAnswered
  expect([...wanted(answer, 0)].sort()).toEqual(['left', 'on', 'paid'])
  expect([...wanted(answer, 1)].sort()).toEqual(['by_team', 'care', 'on'])
  expect([...wanted(answer, 2)]).toEqual([])
  expect([...wanted(undefined, 0)]).toEqual([])
})
