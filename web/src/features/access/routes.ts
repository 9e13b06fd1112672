export const access = {
  routes: [
    { path: '/account', component: () => import('./account/AccountPage.vue'), meta: { menu: 'account.title' } },
  ],
}
