package org.yipanqi.referral;

import org.jspecify.annotations.Nullable;

/**
 * What somebody does with a referral.
 *
 * @param act its code
 * @param version of the referral that was seen
 * @param reason a code, where the act wants one
 * @param words up to 1000 characters
 * @param to the institution it goes on to, or comes down to (the sender when not told)
 * @param owner who follows up
 * @param place the number of the booking that was held and is to be firm
 * @param channel phone or paper, when entered for somebody without a terminal
 */
public record Doing(
    String act,
    int version,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String to,
    @Nullable String owner,
    @Nullable Long place,
    @Nullable String channel) {}
