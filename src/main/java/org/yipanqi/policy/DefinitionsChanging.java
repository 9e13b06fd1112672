package org.yipanqi.policy;

import java.time.YearMonth;
import java.util.List;

/**
 * A decision is about to be published, inside its transaction. Whoever must not let it happen,
 * because a month from which it would hold is closed, throws a {@link org.yipanqi.kernel.Problem}.
 *
 * @param places the divisions that the pack binds
 * @param from the first month it would hold for
 * @param what the place of the clause that it is about, or the definition's id where there is none
 */
public record DefinitionsChanging(String pack, List<String> places, YearMonth from, String what) {}
