export const policy = {
  menu: { to: '/policy', word: 'menu.policy' },
  routes: [
    { path: '/policy/:pack/choices', component: () => import('./decisions/ChoicesPage.vue'), meta: { menu: 'menu.policy' } },
    { path: '/policy/:pack/definitions', component: () => import('./decisions/DefinitionsPage.vue'), meta: { menu: 'menu.policy' } },
    { path: '/policy/:pack/monitored', component: () => import('./decisions/MonitoredPage.vue'), meta: { menu: 'menu.policy' } },
    { path: '/policy/:pack/decisions/:id', component: () => import('./decisions/DecisionPage.vue'), meta: { menu: 'menu.policy' } },
    { path: '/policy/:pack?', component: () => import('./PolicyPage.vue'), meta: { menu: 'menu.policy' } },
    {
      path: '/policy/:pack/clauses/:clause',
      component: () => import('./ClausePage.vue'),
      meta: { menu: 'menu.policy' },
    },
  ],
}
