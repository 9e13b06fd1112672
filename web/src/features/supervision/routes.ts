const meta = { menu: 'menu.supervision', power: 'supervision.see' }
const measures = { ...meta, power: 'supervision.see_measures' }

/** Tasks, inspections and what follows from them. */
export const supervision = {
  menu: { to: '/tasks', word: meta.menu, power: meta.power, group: 'work' as const },
  routes: [
    { path: '/tasks', component: () => import('./TasksPage.vue'), meta },
    { path: '/tasks/calendar', component: () => import('./CalendarPage.vue'), meta },
    { path: '/tasks/summary', component: () => import('./SummaryPage.vue'), meta },
    { path: '/inspections', component: () => import('./inspections/InspectionsPage.vue'), meta },
    { path: '/inspections/:id', component: () => import('./inspections/InspectionPage.vue'), meta },
    { path: '/discipline', component: () => import('./discipline/DisciplinePage.vue'), meta: measures },
    { path: '/discipline/:id/letter', component: () => import('./discipline/LetterPage.vue'), meta: measures },
  ],
}
