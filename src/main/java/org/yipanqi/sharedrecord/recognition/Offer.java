package org.yipanqi.sharedrecord.recognition;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest examination that may be recognised instead of made again.
 *
 * @param sourceId and sourceNo: of its first value
 * @param until the last day on which it may be recognised
 * @param values of one examination at one institution and moment
 */
record Offer(
    int sourceId,
    String sourceNo,
    String item,
    int institution,
    LocalDateTime performedAt,
    LocalDate until,
    String scope,
    List<OfferedValue> values) {

  record OfferedValue(
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag,
      @Nullable String conclusion) {}

  /** By which it is named when it is decided upon. */
  String id() {
    return sourceId + "|" + sourceNo;
  }
}
