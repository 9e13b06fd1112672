const meta = { menu: 'menu.entitlements', power: 'entitlement.see_staff' }

/** Who of the staff is entitled by the county's policies. */
export const entitlements = {
  menu: { to: '/entitlements', word: meta.menu, power: meta.power },
  routes: [
    { path: '/entitlements', component: () => import('./EntitlementsPage.vue'), meta },
    { path: '/entitlements/:scope/:staff', component: () => import('./EntitledPage.vue'), meta },
  ],
}
