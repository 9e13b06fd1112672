package org.yipanqi.governance.appointments;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Once sent to the bureau, and its answer.
 *
 * @param receipt the bureau's number, where it was received
 * @param reason why it was returned
 * @param answeredBy null while it waits
 */
public record Filing(
    int no,
    LocalDate filedOn,
    String filedBy,
    @Nullable String receipt,
    @Nullable String reason,
    @Nullable String answeredBy,
    @Nullable OffsetDateTime answeredAt) {}
