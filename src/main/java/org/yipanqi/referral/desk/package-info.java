/**
 * What somebody at a desk has before them: lists of referrals by urgency and clock, one of them in
 * full, and the steps taken from there. Shows; what is done is done by {@link
 * org.yipanqi.referral.Cases}.
 */
@NullMarked
package org.yipanqi.referral.desk;

import org.jspecify.annotations.NullMarked;
