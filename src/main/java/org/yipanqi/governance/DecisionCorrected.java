package org.yipanqi.governance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;

/**
 * What was noted of a decision was wrong and is put right. Told within the transaction in which it
 * is corrected; how it stood before is kept with the decision.
 *
 * @param decision its number
 * @param text what was decided, as it reads now
 * @param basis the body and the day, in words
 * @param owner who has to see to it, in words
 * @param institution the same, where it is one of the register
 * @param reason why it was corrected
 */
public record DecisionCorrected(
    Caller caller,
    long decision,
    long county,
    String text,
    String basis,
    @Nullable String owner,
    @Nullable Integer institution,
    @Nullable LocalDate due,
    String reason) {}
