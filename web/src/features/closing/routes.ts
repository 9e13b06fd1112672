export const closing = {
  menu: { to: '/closing', word: 'menu.closing' },
  routes: [
    { path: '/closing', component: () => import('./ClosingPage.vue'), meta: { menu: 'menu.closing' } },
    { path: '/closing/:period', component: () => import('./PeriodPage.vue'), meta: { menu: 'menu.closing' } },
  ],
}
