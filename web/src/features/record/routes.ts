const meta = { menu: 'menu.residents', power: 'sharedrecord.see' }

/** One record of a person across institutions, and examinations recognised. */
export const record = {
  routes: [
    { path: '/residents/:no/record', component: () => import('./RecordPage.vue'), meta },
    { path: '/recognition', component: () => import('./RecognitionPage.vue'), meta: { ...meta, power: 'sharedrecord.recognition' } },
  ],
}
