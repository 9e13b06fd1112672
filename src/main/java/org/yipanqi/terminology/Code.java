package org.yipanqi.terminology;

import org.jspecify.annotations.Nullable;

/**
 * A code as it holds today.
 *
 * @param parent the code above it; null where the table tells none
 * @param common whether it is common in county practice (our choice)
 */
public record Code(
    CodeSystem system, String code, String name, @Nullable String parent, boolean common) {}
