const meta = { menu: 'reports.menu', power: 'reporting.see' }

/** Returns: what is owed, filled, reviewed and locked. */
export const reports = {
  menu: { to: '/reports', word: meta.menu, power: meta.power },
  routes: [
    { path: '/reports', component: () => import('./ReportsPage.vue'), meta },
    { path: '/reports/board', component: () => import('./BoardPage.vue'), meta: { ...meta, power: 'reporting.watch' } },
    { path: '/reports/findings', component: () => import('./FindingsPage.vue'), meta: { ...meta, power: 'reporting.watch' } },
    { path: '/reports/checks', component: () => import('./ChecksPage.vue'), meta: { ...meta, power: 'reporting.spot_check' } },
    { path: '/reports/checks/:id(\\d+)', component: () => import('./DrawPage.vue'), meta: { ...meta, power: 'reporting.spot_check' } },
    { path: '/reports/checks/:id(\\d+)/:check(\\d+)', component: () => import('./CheckPage.vue'), meta: { ...meta, power: 'reporting.spot_check' } },
    { path: '/reports/public', component: () => import('./PublicPage.vue'), meta },
    { path: '/reports/:id(\\d+)', component: () => import('./ReportPage.vue'), meta },
  ],
}
