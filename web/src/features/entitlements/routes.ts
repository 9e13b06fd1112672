const meta = { menu: 'menu.entitlements', power: 'entitlement.see_staff' }

/** Who of the staff is entitled by the county's policies, and what institutions are due. */
export const entitlements = {
  menu: { to: '/entitlements', word: meta.menu, power: meta.power, group: 'policy' as const },
  routes: [
    { path: '/entitlements', component: () => import('./EntitlementsPage.vue'), meta },
    { path: '/dues', component: () => import('./DuesPage.vue'), meta: { ...meta, power: 'entitlement.see_dues' } },
    { path: '/dues/:scope', component: () => import('./DuesOfPlacePage.vue'), meta: { ...meta, power: 'entitlement.see_dues' } },
    { path: '/entitlements/:scope/:staff', component: () => import('./EntitledPage.vue'), meta },
  ],
}
