const meta = { menu: 'menu.users', power: 'access.see_users' }

export const users = {
  menu: { to: '/users', word: meta.menu, power: meta.power },
  routes: [{ path: '/users', component: () => import('./UsersPage.vue'), meta }],
}
