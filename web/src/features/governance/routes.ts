const meta = { menu: 'menu.governance', power: 'governance.see' }
const appointments = { ...meta, power: 'governance.see_appointments' }

/** Who governs, what was decided, who was appointed. */
export const governance = {
  menu: { to: '/bodies', word: meta.menu, power: meta.power, group: 'work' as const },
  routes: [
    { path: '/bodies', component: () => import('./BodiesPage.vue'), meta },
    { path: '/bodies/:id', component: () => import('./BodyPage.vue'), meta },
    { path: '/posts', component: () => import('./PostsPage.vue'), meta },
    { path: '/matters', component: () => import('./MattersPage.vue'), meta },
    { path: '/meeting-decisions', component: () => import('./DecisionsPage.vue'), meta },
    { path: '/meetings/:id', component: () => import('./MeetingPage.vue'), meta },
    { path: '/meetings/:id/minutes', component: () => import('./MinutesPage.vue'), meta },
    { path: '/appointments', component: () => import('./AppointmentsPage.vue'), meta: appointments },
  ],
}
