package org.yipanqi.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.web.Origin;

/** An entry that waits for its transaction to end. */
record Noted(OffsetDateTime at, Actor actor, @Nullable Origin origin, Entry entry) {}
