package org.yipanqi.entitlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which list is asked for.
 *
 * @param group those who stand so; null for all
 * @param find a part of a name, a number or an institution's name; null for all
 * @param after the key of the last row that was seen; null for the beginning
 */
public record EntitlementQuery(
    String scope,
    String pack,
    String rule,
    LocalDate on,
    @Nullable State group,
    @Nullable String find,
    @Nullable String after,
    int limit) {}
