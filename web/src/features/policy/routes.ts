export const policy = {
  menu: { to: '/policy', word: 'menu.policy' },
  routes: [
    { path: '/policy/:pack?', component: () => import('./PolicyPage.vue'), meta: { menu: 'menu.policy' } },
  ],
}
