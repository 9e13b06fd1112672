const meta = { menu: 'menu.sources', power: 'facts.see_sources' }

export const sources = {
  menu: { to: '/sources', word: meta.menu, power: meta.power, group: 'data' as const },
  routes: [
    { path: '/sources', component: () => import('./SourcesPage.vue'), meta },
    { path: '/sources/owed', component: () => import('./OwedPage.vue'), meta },
    { path: '/sources/reminders', component: () => import('./RemindersPage.vue'), meta },
  ],
}
