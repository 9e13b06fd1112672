import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { access } from '@/features/access/routes'
import { audit } from '@/features/audit/routes'
import { board } from '@/features/board/routes'
import { closing } from '@/features/closing/routes'
import { entitlements } from '@/features/entitlements/routes'
import { evaluation } from '@/features/evaluation/routes'
import { governance } from '@/features/governance/routes'
import { indicators } from '@/features/indicators/routes'
import { imports } from '@/features/imports/routes'
import { institutions } from '@/features/institutions/routes'
import { messages } from '@/features/messages/routes'
import { policy } from '@/features/policy/routes'
import { pools } from '@/features/pools/routes'
import { record } from '@/features/record/routes'
import { referral } from '@/features/referral/routes'
import { emergencies, residents } from '@/features/residents/routes'
import { reports } from '@/features/reports/routes'
import { sources } from '@/features/sources/routes'
import { supervision } from '@/features/supervision/routes'
import { users } from '@/features/users/routes'

/**
 * A word on the top bar, or under a group's word; whoever lacks the power does not see it. `unless`: the power of those who
 * get there from another page, so that their bar keeps its words in one line.
 */
export interface MenuEntry {
  to: string
  word: string
  power?: string
  unless?: string
  group?: MenuGroup
}
/** Words of the bar under which several pages stand. */
export type MenuGroup = 'work' | 'policy' | 'data'

interface Feature {
  menu?: MenuEntry
  routes: RouteRecordRaw[]
}

const features: Feature[] = [board, referral, reports, evaluation, indicators, sources, closing, supervision, governance, imports, institutions, policy, entitlements, pools, residents, record, emergencies, audit, users, messages, access]

/** The words on the top bar, in the features' own order. */
export const menu: MenuEntry[] = features.flatMap((feature) => feature.menu ?? [])

/** Where one begins, by what one may see: the board, else one's own work. */
const homes = ['/', '/users', '/audit', '/policy']
export const homeFor = (may: (power: string | undefined) => boolean): string =>
  homes.find((to) => menu.some((entry) => entry.to === to && may(entry.power))) ?? '/account'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...features.flatMap((feature) => feature.routes),
    { path: '/:rest(.*)*', component: () => import('./NowherePage.vue') },
  ],
  scrollBehavior: (to, from, saved) => (to.path === from.path ? false : (saved ?? { top: 0 })),
})
