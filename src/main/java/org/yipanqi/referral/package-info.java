/** Record keeping of referrals. The workflow comes later. */
@NullMarked
package org.yipanqi.referral;

import org.jspecify.annotations.NullMarked;
