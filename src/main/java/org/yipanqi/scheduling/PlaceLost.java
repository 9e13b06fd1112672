package org.yipanqi.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * A booking lost its place: a bed or a device was closed, a session cancelled. A new place is
 * wanted, and whoever owns the booking is to be told. Told within the transaction that does it.
 *
 * @param kind slot, bed or device
 * @param reference what the booking belongs to, as a referral's number
 * @param why in the words of whoever keeps the place
 */
public record PlaceLost(long booking, String kind, @Nullable String reference, String why) {}
