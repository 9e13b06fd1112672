export const audit = {
  menu: { to: '/audit', word: 'menu.audit' },
  routes: [{ path: '/audit', component: () => import('./AuditPage.vue'), meta: { menu: 'menu.audit' } }],
}
