package org.yipanqi.access.signin;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is in, or on the way in.
 *
 * @param digest of the token in the browser, in hexadecimal: what lists and logs call the session
 * @param held the number of the duty acted in, null while none is chosen
 * @param factorGiven whether the second factor was given
 */
record Session(
    String digest,
    int account,
    @Nullable Long held,
    boolean factorGiven,
    OffsetDateTime startedAt,
    OffsetDateTime lastSeenAt,
    String address,
    String browser) {}
