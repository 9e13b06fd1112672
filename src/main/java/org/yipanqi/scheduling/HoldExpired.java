package org.yipanqi.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * Nobody confirmed a hold in time, and the place is free again. Told within the transaction that
 * does it.
 *
 * @param reference what the booking belongs to, as a referral's number
 */
public record HoldExpired(long booking, @Nullable String reference) {}
