/** Visits, stays, operations, referrals and what the funds pay for them. */
@NullMarked
package org.yipanqi.simulation.care;

import org.jspecify.annotations.NullMarked;
