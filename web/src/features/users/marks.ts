import type { UserDuty, UserLine } from './queries'

/** How an account stands, in words; nothing to say where all is usual. */
export function marksOf(user: UserLine): string[] {
  return [
    ...(user.disabled ? ['disabled'] : []),
    ...(user.locked ? ['locked'] : []),
    ...(user.mustChange ? ['mustChange'] : []),
    ...(user.factor ? ['factor'] : []),
    ...(user.sample ? ['sample'] : []),
  ]
}

const GROUPS = ['proposed', 'in_force', 'coming', 'over', 'refused'] as const
export type Standing = (typeof GROUPS)[number]

/** Duties by how they stand, what needs a decision first. */
export function groupsOf(duties: UserDuty[]): { standing: Standing; duties: UserDuty[] }[] {
  return GROUPS.map((standing) => ({ standing, duties: duties.filter((d) => d.standing === standing) })).filter(
    (group) => group.duties.length > 0,
  )
}

export const isNow = (duty: UserDuty) => duty.standing === 'in_force'
/** What an account is or will be: one of the three officers is nothing else beside it. */
export const counts = (duty: UserDuty) => ['in_force', 'coming', 'proposed'].includes(duty.standing)
