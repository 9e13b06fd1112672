const meta = { menu: 'menu.sources' }

export const sources = {
  menu: { to: '/sources', word: 'menu.sources' },
  routes: [
    { path: '/sources', component: () => import('./SourcesPage.vue'), meta },
    { path: '/sources/owed', component: () => import('./OwedPage.vue'), meta },
    { path: '/sources/reminders', component: () => import('./RemindersPage.vue'), meta },
  ],
}
