const meta = { menu: 'menu.evaluations', power: 'evaluation.see' }

/** Communities, departments and the county scored by the county's own table. */
export const evaluation = {
  menu: { to: '/evaluations', word: meta.menu, power: meta.power, group: 'work' as const },
  routes: [
    { path: '/evaluations', component: () => import('./EvaluationsPage.vue'), meta },
    { path: '/evaluations/tables', component: () => import('./TablesPage.vue'), meta },
    { path: '/evaluations/:run(\\d+)', component: () => import('./RunPage.vue'), meta },
  ],
}
