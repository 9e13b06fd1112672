const meta = { menu: 'menu.messages' }

/** What the house told whoever is in; opened from the mark in the bar. */
export const messages = {
  routes: [{ path: '/messages', component: () => import('./MessagesPage.vue'), meta }],
}
