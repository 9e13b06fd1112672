package org.yipanqi.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The calendar was changed on screen, and the change is committed: who owes what, or that there is
 * nothing to report. What imports change is told by {@link FactsChanged}.
 *
 * @param fact null for all facts of the unit
 * @param month null for more than one month
 */
public record SourcesChanged(long unit, @Nullable String fact, @Nullable LocalDate month) {}
