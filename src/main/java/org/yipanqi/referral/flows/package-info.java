/**
 * Who sends patients to whom, and how well it goes: counts from the fact `referral`, so that those
 * that came in files count too, and rates from the cases worked on here.
 */
@NullMarked
package org.yipanqi.referral.flows;

import org.jspecify.annotations.NullMarked;
