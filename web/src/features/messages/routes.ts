const meta = { menu: 'menu.messages' }
const outbox = { menu: 'menu.outbox', power: 'messages.keep_channels' }

/** What the house told whoever is in; opened from the mark in the bar. */
export const messages = {
  menu: { to: '/messages/outbox', word: outbox.menu, power: outbox.power },
  routes: [
    { path: '/messages', component: () => import('./MessagesPage.vue'), meta },
    { path: '/messages/outbox', component: () => import('./OutboxPage.vue'), meta: outbox },
  ],
}
