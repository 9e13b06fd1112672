import { describe, expect, it } from 'vitest'
import { groupsOf, marksOf } from './marks'
import type { UserDuty, UserLine } from './queries'

const user: UserLine = { id: 1, login: 'a', name: 'A', disabled: false, locked: false, factor: false, mustChange: false, sample: false, duties: [] }
const label = { zh: 'x', en: 'x' }
const duty = (id: number, standing: string): UserDuty => ({ id, duty: 'AUDITOR', label, unit: '445322', place: label, from: '2020-01-01', basis: 'b', standing, proposedBy: 's' })

describe('a user', () => {
  it('has a mark for everything unusual, the worst first', () => {
    expect(marksOf(user)).toEqual([])
    expect(marksOf({ ...user, sample: true, factor: true, locked: true, disabled: true, mustChange: true })).toEqual(['disabled', 'locked', 'mustChange', 'factor', 'sample'])
  })
  it('shows what waits for a decision before what is in force', () => {
    const groups = groupsOf([duty(1, 'over'), duty(2, 'in_force'), duty(3, 'proposed'), duty(4, 'in_force')])
    expect(groups.map((g) => [g.standing, g.duties.map((d) => d.id)])).toEqual([['proposed', [3]], ['in_force', [2, 4]], ['over', [1]]])
  })
})
