const meta = { menu: 'menu.imports', power: 'facts.send_files' }

export const imports = {
  menu: { to: '/imports', word: meta.menu, power: meta.power, group: 'data' as const },
  routes: [
    { path: '/imports', component: () => import('./ImportsPage.vue'), meta },
    { path: '/imports/:id', component: () => import('./ImportPage.vue'), meta },
  ],
}
