package org.yipanqi.governance.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is recorded of a decision, measured by {@link Recording}. */
public record NewDecision(
    @Nullable Integer agendaNo,
    @Nullable String text,
    Decision.@Nullable Serves serves,
    @Nullable String owner,
    @Nullable Integer institution,
    @Nullable LocalDate due,
    Ballot ballot,
    boolean adopted) {}
