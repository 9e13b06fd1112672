import type { Community, Institution } from '@/api/types'

export interface Entry {
  institution: Institution
  lead: boolean
  /** The other names under which the same organisation works. */
  twins: Institution[]
  clinics: number
}
export interface Group {
  community: Community | null
  entries: Entry[]
}

/** Members under their communities, lead first; village clinics counted at their town hospital. */
export function grouping(institutions: Institution[], communities: Community[], today: string): Group[] {
  const byCode = new Map(institutions.map((i) => [i.code, i]))
  const entry = (institution: Institution, lead: boolean): Entry => ({
    institution,
    lead,
    twins: institutions.filter(
      (other) => other.code !== institution.code && other.organisation !== null && other.organisation === institution.organisation,
    ),
    clinics: institutions.filter((other) => other.managedBy === institution.code).length,
  })
  const placed = new Set<string>()
  const groups: Group[] = communities.map((community) => {
    const current = community.members.filter(
      (m) => m.validFrom <= today && (m.validTo === null || m.validTo >= today),
    )
    const sorted = [...current].sort((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
    const entries = sorted.flatMap((member) => {
      const institution = byCode.get(member.institution)
      if (!institution) return []
      placed.add(institution.code)
      return [entry(institution, member.role === 'lead')]
    })
    return { community, entries }
  })
  const loose = institutions.filter((i) => !placed.has(i.code) && i.managedBy === null)
  if (loose.length) groups.push({ community: null, entries: loose.map((i) => entry(i, false)) })
  return groups
}
