package org.yipanqi.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One institution goes on where another ended, or begins as a part of it.
 *
 * @param on the first day on which the successor works in the predecessor's place
 * @param note which part went over, in the county's words; nothing is computed from it
 */
public record Succession(
    int predecessor, int successor, LocalDate on, SuccessionKind kind, @Nullable String note) {}
