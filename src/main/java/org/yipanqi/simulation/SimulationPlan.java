package org.yipanqi.simulation;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * What to invent.
 *
 * @param county the six-digit code of a county whose places are known
 * @param residents how many people live there on the first day
 * @param from the first month with records
 * @param to the last month with records
 * @param seed the same seed gives the same bytes
 * @param out a folder that is empty or not there yet
 */
public record SimulationPlan(
    String county, int residents, YearMonth from, YearMonth to, long seed, Path out) {}
