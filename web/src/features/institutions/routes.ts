export const institutions = {
  menu: { to: '/institutions', word: 'menu.institutions' },
  routes: [
    {
      path: '/institutions',
      component: () => import('./InstitutionsPage.vue'),
      meta: { menu: 'menu.institutions' },
    },
    {
      path: '/institutions/:code',
      component: () => import('./one/InstitutionPage.vue'),
      meta: { menu: 'menu.institutions', power: 'indicators.see_figures' },
    },
  ],
}
