package org.yipanqi.governance.meetings;

import org.jspecify.annotations.Nullable;

/**
 * Something to be talked about.
 *
 * @param pack with {@code ref} a yearly matter of a policy
 * @param matter a matter of the county's own
 */
public record AgendaItem(
    int no, String title, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {}
