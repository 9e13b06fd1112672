import type { ReferralView } from './queries'

export interface StoneOnWay {
  state: string
  /** past: laid; now: where the patient stands; ended: the way ended here; ahead: not yet. */
  look: 'past' | 'now' | 'ended' | 'ahead'
  /** When it was first reached. */
  at?: string
}

const UP = ['submitted', 'accepted', 'arrived', 'admitted', 'discharged', 'down_referred', 'followed_up', 'closed']
const DOWN = ['submitted', 'down_referred', 'followed_up', 'closed']
/** States that are turns on the way to, or at, one of the stones. */
const ALIKE: Record<string, string> = {
  draft: 'submitted', advice: 'submitted', information_asked: 'submitted', counter_offered: 'submitted', cancel_requested: 'accepted',
  booked: 'accepted', no_show: 'accepted', records_sent: 'arrived',
}
const ENDED = ['declined', 'cancelled', 'expired', 'died']

/** The stones of a patient's way with when each was laid; nobody is admitted who only sees a doctor. */
export function way(it: Pick<ReferralView, 'events'> & { line: Pick<ReferralView['line'], 'state' | 'service' | 'direction'> }): StoneOnWay[] {
  const course = (it.line.direction === 'down' ? DOWN : UP).filter((state) => state !== 'admitted' || it.line.service === 'inpatient')
  const reached = new Map<string, string>()
  for (const event of it.events) {
    const stone = ALIKE[event.to] ?? event.to
    if (!reached.has(stone)) reached.set(stone, event.at)
  }
  const ended = ENDED.includes(it.line.state)
  const stands = ALIKE[it.line.state] ?? it.line.state
  const last = course.reduce((far, state, at) => (reached.has(state) ? at : far), 0)
  const here = ended ? last : course.indexOf(stands)
  const stones = course.map((state, at): StoneOnWay => {
    const when = reached.get(state)
    const look = at < here || (ended && at === here) ? 'past' : !ended && at === here ? (state === 'closed' ? 'past' : 'now') : 'ahead'
    return { state, look, ...(when && look !== 'ahead' && { at: when }) }
  })
  return ended ? [...stones.slice(0, here + 1), { state: it.line.state, look: 'ended', at: it.events.at(-1)?.at }] : stones
}
