package org.yipanqi.supervision;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.supervision.evidence.EvidenceRows;

/** A file as it is listed. */
public record EvidenceShown(
    String id,
    String title,
    String fileName,
    String mediaType,
    int size,
    String by,
    OffsetDateTime at,
    @Nullable OffsetDateTime withdrawnAt,
    @Nullable String withdrawnReason) {

  public static EvidenceShown of(EvidenceRows.Evidence it) {
    return new EvidenceShown(
        String.valueOf(it.id()),
        it.title(),
        it.fileName(),
        it.mediaType(),
        it.size(),
        it.by(),
        it.at(),
        it.withdrawnAt(),
        it.withdrawnReason());
  }
}
