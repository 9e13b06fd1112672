package org.yipanqi.facts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * An import as the list shows it, running or ended.
 *
 * @param sheet of a workbook, the one that is or was read
 */
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
    @Nullable String sheet,
    @Nullable Label message) {}
