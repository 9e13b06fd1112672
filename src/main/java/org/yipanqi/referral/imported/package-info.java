/**
 * Referrals that came in files, and the fact that counts them together with those worked on here.
 */
@NullMarked
package org.yipanqi.referral.imported;

import org.jspecify.annotations.NullMarked;
