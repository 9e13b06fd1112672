package org.yipanqi.governance.bodies;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of what a body goes by.
 *
 * @param approvedBy which decision or document made it hold, in words
 * @param decision the same, where it is a decision kept here
 */
public record Charter(
    long id,
    long body,
    int no,
    LocalDate from,
    String text,
    String approvedBy,
    @Nullable Long decision,
    CharterRules rules,
    String by,
    OffsetDateTime at) {}
