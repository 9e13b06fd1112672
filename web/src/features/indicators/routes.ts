const board = { menu: 'menu.board' }

export const indicators = {
  menu: { to: '/brief', word: 'menu.brief' },
  routes: [
    { path: '/brief', component: () => import('./brief/BriefPage.vue'), meta: { menu: 'menu.brief' } },
    { path: '/indicators/:series', component: () => import('./indicator/IndicatorPage.vue'), meta: board },
    { path: '/compare', component: () => import('./compare/ComparePage.vue'), meta: board },
  ],
}
