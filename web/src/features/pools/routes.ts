const meta = { menu: 'menu.pools', power: 'scheduling.see' }

/** Slots, beds and devices that institutions share. */
export const pools = {
  menu: { to: '/pools', word: meta.menu, power: meta.power },
  routes: [{ path: '/pools', component: () => import('./PoolsPage.vue'), meta }],
}
