import { createRouter, createWebHistory } from 'vue-router'
import { audit } from '@/features/audit/routes'
import { board } from '@/features/board/routes'
import { closing } from '@/features/closing/routes'
import { indicators } from '@/features/indicators/routes'
import { imports } from '@/features/imports/routes'
import { institutions } from '@/features/institutions/routes'
import { policy } from '@/features/policy/routes'
import { sources } from '@/features/sources/routes'

const features = [board, indicators, sources, closing, imports, institutions, policy, audit]

/** The words on the top bar, in the features' own order. */
export const menu = features.map((feature) => feature.menu)

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...features.flatMap((feature) => feature.routes),
    { path: '/:rest(.*)*', component: () => import('./NowherePage.vue') },
  ],
  scrollBehavior: (to, from, saved) => (to.path === from.path ? false : (saved ?? { top: 0 })),
})
