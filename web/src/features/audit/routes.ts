const meta = { menu: 'menu.audit', power: 'audit.read' }

export const audit = {
  menu: { to: '/audit', word: meta.menu, power: meta.power },
  routes: [{ path: '/audit', component: () => import('./AuditPage.vue'), meta }],
}
