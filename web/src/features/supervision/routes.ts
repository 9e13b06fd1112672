const meta = { menu: 'menu.supervision', power: 'supervision.see' }

/** Tasks, inspections and what follows from them. */
export const supervision = {
  menu: { to: '/tasks', word: meta.menu, power: meta.power, group: 'work' as const },
  routes: [
    { path: '/tasks', component: () => import('./TasksPage.vue'), meta },
    { path: '/tasks/calendar', component: () => import('./CalendarPage.vue'), meta },
    { path: '/tasks/summary', component: () => import('./SummaryPage.vue'), meta },
  ],
}
