const power = 'indicators.see_figures'
const board = { menu: 'menu.board', power }

export const indicators = {
  menu: { to: '/brief', word: 'menu.brief', power, group: 'data' as const },
  routes: [
    { path: '/brief', component: () => import('./brief/BriefPage.vue'), meta: { menu: 'menu.brief', power } },
    { path: '/indicators/:series', component: () => import('./indicator/IndicatorPage.vue'), meta: board },
    { path: '/compare', component: () => import('./compare/ComparePage.vue'), meta: board },
  ],
}
