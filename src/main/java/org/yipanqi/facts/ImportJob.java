package org.yipanqi.facts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** An import as the list shows it, running or ended. */
record ImportJob(
    long id,
    String format,
    String fileName,
    long size,
    ImportState state,
    long rowsRead,
    long bytesRead,
    long inserted,
    long corrected,
    long unchanged,
    long errorCount,
    OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt,
    String by,
    @Nullable Label message) {}
