package org.yipanqi.scheduling.waiting;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A place is held for the first in a line until a moment; confirmed by then it is theirs, else it
 * goes to the next ({@link org.yipanqi.scheduling.HoldExpired}). Told within the transaction that
 * does it.
 *
 * @param reference what who waits belongs to, as a referral's number
 */
@NamedInterface("waiting")
public record PlaceOffered(@Nullable String reference, long booking, OffsetDateTime until) {}
