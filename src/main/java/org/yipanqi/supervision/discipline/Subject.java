package org.yipanqi.supervision.discipline;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.discipline.Consequence;

/**
 * A task or a unit of an inspection, with everything a condition may ask of it.
 *
 * @param pack of a task; null for units and raised tasks, which every policy looks at
 * @param facts by the ids of {@code DisciplineFacts}
 * @param due of a task
 */
record Subject(
    long county,
    @Nullable String pack,
    Consequence.About about,
    long id,
    String occasion,
    @Nullable Integer institution,
    String unit,
    String matter,
    @Nullable LocalDate due,
    long daysLate,
    Map<String, Object> facts) {}
