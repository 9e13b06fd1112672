import { describe, expect, it } from 'vitest'
import { communities, institutions } from '@mock/pack'
import { grouping } from './registry'

describe('the registry list', () => {
  it('puts the lead first and names the twin sign', () => {
    const groups = grouping(institutions, communities, '2020-07-01')

    expect(groups.map((group) => group.community?.code)).toEqual(['445322-C1', '445322-C2', '445322-C3'])
    const second = groups[1]?.entries[0]
    expect(second?.lead).toBe(true)
    expect(second?.twins.map((twin) => twin.code)).toEqual(['445322008'])
  })
  it('counts clinics at their town hospital and lists none of them', () => {
    const groups = grouping(institutions, communities, '2020-07-01')
    const entries = groups.flatMap((group) => group.entries)

    expect(entries.some((entry) => entry.institution.kind === 'village_clinic')).toBe(false)
    expect(entries.reduce((sum, entry) => sum + entry.clinics, 0)).toBe(institutions.filter((i) => i.managedBy).length)
  })
  it('shows who left a community outside it', () => {
    const gone = communities.map((c) => ({ ...c, members: c.members.map((m) => ({ ...m, validTo: '2020-03-31' })) }))

    const groups = grouping(institutions, gone, '2020-07-01')

    expect(groups.at(-1)?.community).toBeNull()
    expect(groups.at(-1)?.entries.length).toBe(19)
  })
})
