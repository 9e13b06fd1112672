const meta = { menu: 'menu.policy', power: 'policy.see_policies' }

export const policy = {
  menu: { to: '/policy', word: meta.menu, power: meta.power, group: 'policy' as const },
  routes: [
    { path: '/policy/:pack/choices', component: () => import('./decisions/ChoicesPage.vue'), meta },
    { path: '/policy/:pack/definitions', component: () => import('./decisions/DefinitionsPage.vue'), meta },
    { path: '/policy/:pack/monitored', component: () => import('./decisions/MonitoredPage.vue'), meta: { ...meta, power: 'indicators.see_figures' } },
    { path: '/policy/:pack/decisions/:id', component: () => import('./decisions/DecisionPage.vue'), meta },
    { path: '/policy/:pack/coverage', component: () => import('./CoveragePage.vue'), meta },
    { path: '/policy/:pack/arrangements', component: () => import('./ArrangementsPage.vue'), meta },
    { path: '/policy/:pack/forms', component: () => import('./FormsPage.vue'), meta },
    { path: '/policy/:pack/rules', component: () => import('./rules/RulesPage.vue'), meta },
    { path: '/policy/:pack/rules/:rule', component: () => import('./rules/RulePage.vue'), meta },
    { path: '/policies/compare', component: () => import('./ComparePage.vue'), meta },
    { path: '/policies/path', component: () => import('./path/PathPage.vue'), meta },
    { path: '/policy/:pack?', component: () => import('./PolicyPage.vue'), meta },
    {
      path: '/policy/:pack/clauses/:clause',
      component: () => import('./ClausePage.vue'),
      meta,
    },
  ],
}
