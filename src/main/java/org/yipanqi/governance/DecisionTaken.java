package org.yipanqi.governance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;

/**
 * A body decided something that somebody has to do. Told within the transaction in which the chair
 * confirms the minutes.
 *
 * @param caller who noted the confirmation
 * @param decision its number
 * @param text what was decided
 * @param basis the body and the day, in words
 * @param owner who has to see to it, in words
 * @param institution the same, where it is one of the register
 */
public record DecisionTaken(
    Caller caller,
    long decision,
    long county,
    String text,
    String basis,
    @Nullable String owner,
    @Nullable Integer institution,
    @Nullable LocalDate due) {}
