const meta = { menu: 'menu.residents', power: 'residents.see_masked' }
const pairs = { menu: 'menu.residents', power: 'residents.merge' }
const register = { menu: 'menu.residents', power: 'residents.register' }
const review = { menu: 'menu.emergencies', power: 'residents.review' }

/** People found and looked at. */
export const residents = {
  menu: { to: '/residents', word: meta.menu, power: meta.power },
  routes: [
    { path: '/residents', component: () => import('./ResidentsPage.vue'), meta },
    { path: '/residents/pairs', component: () => import('./PairsPage.vue'), meta: pairs },
    { path: '/residents/new', component: () => import('./RegisterPage.vue'), meta: register },
    { path: '/residents/:no', component: () => import('./ResidentPage.vue'), meta },
  ],
}

/** What was seen in emergencies, judged afterwards. */
export const emergencies = {
  menu: { to: '/residents/emergencies', word: review.menu, power: review.power, unless: meta.power },
  routes: [{ path: '/residents/emergencies', component: () => import('./EmergenciesPage.vue'), meta: review }],
}
