export const board = {
  menu: { to: '/', word: 'menu.board' },
  routes: [
    { path: '/', component: () => import('./BoardPage.vue'), meta: { menu: 'menu.board' } },
    {
      path: '/figures/:series/records',
      component: () => import('./records/RecordsPage.vue'),
      meta: { menu: 'menu.board' },
    },
    {
      path: '/records/:fact/:source/:no',
      component: () => import('./records/RecordPage.vue'),
      meta: { menu: 'menu.board' },
    },
  ],
}
