const figures = { menu: 'menu.board', power: 'indicators.see_figures' }
const records = { menu: 'menu.board', power: 'indicators.see_records' }

export const board = {
  menu: { to: '/', word: 'menu.board', power: figures.power },
  routes: [
    { path: '/', component: () => import('./BoardPage.vue'), meta: figures },
    {
      path: '/figures/:series/records',
      component: () => import('./records/RecordsPage.vue'),
      meta: records,
    },
    {
      path: '/records/:fact/:source/:no',
      component: () => import('./records/RecordPage.vue'),
      meta: records,
    },
  ],
}
