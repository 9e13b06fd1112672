const meta = { menu: 'menu.closing', power: 'indicators.see_figures' }

export const closing = {
  menu: { to: '/closing', word: meta.menu, power: meta.power, group: 'data' as const },
  routes: [
    { path: '/closing', component: () => import('./ClosingPage.vue'), meta },
    { path: '/closing/:period', component: () => import('./PeriodPage.vue'), meta },
  ],
}
