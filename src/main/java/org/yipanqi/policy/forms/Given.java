package org.yipanqi.policy.forms;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.yipanqi.policy.rules.Rule;

/**
 * What expressions of a form may read beside the cells.
 *
 * @param on the last day of the period
 * @param parameters the value on the day of a parameter of the pack, empty while it is not fixed
 * @param rules the version of a rule in force on the day
 */
public record Given(
    LocalDate on,
    Function<String, Optional<Object>> parameters,
    Function<String, Optional<Rule>> rules) {}
