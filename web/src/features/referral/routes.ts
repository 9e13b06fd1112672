const meta = { menu: 'menu.referrals', power: 'referral.see' }

/** Patients on their way from one institution to another. */
export const referral = {
  menu: { to: '/referrals', word: meta.menu, power: meta.power },
  routes: [
    { path: '/referrals', component: () => import('./ReferralsPage.vue'), meta },
    { path: '/referrals/new', component: () => import('./NewReferralPage.vue'), meta: { ...meta, power: 'referral.take_part' } },
    { path: '/referrals/flows', component: () => import('./FlowsPage.vue'), meta: { ...meta, power: 'referral.rates' } },
    { path: '/referrals/:no/slip', component: () => import('./SlipPage.vue'), meta: { ...meta, power: 'referral.take_part' } },
  ],
}
