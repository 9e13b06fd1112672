/**
 * What a way through institutions costs and brings, said while the way is chosen: the case tells
 * the stops, the policies of the patient's county say the rest ({@code policy :: path}).
 */
@NullMarked
package org.yipanqi.referral.money;

import org.jspecify.annotations.NullMarked;
