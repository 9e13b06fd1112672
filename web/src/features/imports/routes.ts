export const imports = {
  menu: { to: '/imports', word: 'menu.imports' },
  routes: [
    { path: '/imports', component: () => import('./ImportsPage.vue'), meta: { menu: 'menu.imports' } },
    { path: '/imports/:id', component: () => import('./ImportPage.vue'), meta: { menu: 'menu.imports' } },
  ],
}
