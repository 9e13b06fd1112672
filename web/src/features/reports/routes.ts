const meta = { menu: 'reports.menu', power: 'reporting.see' }

/** Returns: what is owed, filled, reviewed and locked. */
export const reports = {
  menu: { to: '/reports', word: meta.menu, power: meta.power },
  routes: [
    { path: '/reports', component: () => import('./ReportsPage.vue'), meta },
    { path: '/reports/board', component: () => import('./BoardPage.vue'), meta: { ...meta, power: 'reporting.watch' } },
    { path: '/reports/public', component: () => import('./PublicPage.vue'), meta },
    { path: '/reports/:id(\\d+)', component: () => import('./ReportPage.vue'), meta },
  ],
}
