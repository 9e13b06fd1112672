/**
 * The referral on paper: the slip that goes with the patient, with the half that comes back, for
 * institutions without a terminal. What is written on it when it comes back a liaison officer
 * enters as an act on the case.
 */
@NullMarked
package org.yipanqi.referral.slips;

import org.jspecify.annotations.NullMarked;
