package org.yipanqi.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A booking lost its bed: a new place is wanted, and whoever owns the booking is to be told. Told
 * within the transaction that does it.
 *
 * @param reference what the booking belongs to, as a referral's number
 */
public record BedClosed(long booking, @Nullable String reference) {}
