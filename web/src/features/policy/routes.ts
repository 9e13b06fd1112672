export const policy = {
  menu: { to: '/policy', word: 'menu.policy' },
  routes: [
    { path: '/policy/:pack?', component: () => import('./PolicyPage.vue'), meta: { menu: 'menu.policy' } },
    {
      path: '/policy/:pack/clauses/:clause',
      component: () => import('./ClausePage.vue'),
      meta: { menu: 'menu.policy' },
    },
  ],
}
