package org.yipanqi.audit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.web.Origin;

/** An entry that waits for its transaction to end. */
record Noted(OffsetDateTime at, Caller caller, @Nullable Origin origin, Entry entry) {}
