package org.yipanqi.indicators.lineage;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One record: what it says, what it said before, and which figures count it.
 *
 * @param versions the one in force first
 * @param voided whether it was withdrawn as an error and counts nowhere
 * @param uses one line for each measure, unit and month that counts the record
 */
public record RecordView(
    String fact,
    Label factLabel,
    String format,
    Label formatLabel,
    String source,
    String sourceName,
    String sourceNo,
    boolean voided,
    List<RecordVersion> versions,
    List<RecordUse> uses) {

  /**
   * A version and the import that brought it.
   *
   * @param replacedAt null for the one in force
   */
  public record RecordVersion(
      int version,
      boolean voided,
      List<RecordField> fields,
      @Nullable String importId,
      @Nullable String fileName,
      @Nullable String broughtBy,
      @Nullable OffsetDateTime broughtAt,
      @Nullable OffsetDateTime replacedAt) {}

  /** A field in words, and whether this version changed it. */
  public record RecordField(
      String code, Label label, String type, @Nullable Label value, boolean changed) {}

  /**
   * A measure that counts the record for a unit.
   *
   * @param month the first month it counts in, as 2020-06
   * @param lastMonth the last one, where it counts in several
   * @param unitCode the unit's code, for the address of its figures
   */
  public record RecordUse(
      Label measure,
      Label axis,
      Label unit,
      String unitCode,
      String month,
      @Nullable String lastMonth,
      List<UsedBy> figures) {}

  /** A series whose formula reads the measure, and how: {@code town.visits}. */
  public record UsedBy(String series, Label title, @Nullable String part) {}
}
