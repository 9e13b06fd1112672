package org.yipanqi.scheduling.waiting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What somebody waits for.
 *
 * @param institution whose place, by its number
 * @param kind slot, bed or device
 * @param what the department, or the kind of device
 * @param sex for whom a bed must be; null where that is the person's, or without meaning
 * @param from the first day it is wanted; null: today
 * @param until the last day; null: whenever
 */
@NamedInterface("waiting")
public record WaitFor(
    int institution,
    String kind,
    String what,
    @Nullable String sex,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {}
