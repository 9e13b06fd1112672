import { describe, expect, it } from 'vitest'
import { way } from './way'

const event = (to: string, at: string) => ({ to, at }) as never
const looks = (state: string, service: string, ...events: [string, string][]) =>
  way({ line: { state, service, direction: 'up' }, events: events.map(([to, at]) => event(to, at)) }).map((stone) => `${stone.state}:${stone.look}`)

describe('the way of a patient', () => {
  it('lays a stone for each step, and shows where the patient stands', () => {
    expect(looks('booked', 'inpatient', ['submitted', '1'], ['booked', '2']).slice(0, 3)).toEqual(['submitted:past', 'accepted:now', 'arrived:ahead'])
  })
  it('admits nobody who only sees a doctor', () => {
    expect(looks('arrived', 'outpatient', ['submitted', '1'], ['arrived', '2'])).not.toContain('admitted:ahead')
  })
  it('ends where a referral was declined', () => {
    expect(looks('declined', 'inpatient', ['submitted', '1'], ['declined', '2'])).toEqual(['submitted:past', 'declined:ended'])
  })
})
