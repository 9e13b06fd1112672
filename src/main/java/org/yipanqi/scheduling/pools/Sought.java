package org.yipanqi.scheduling.pools;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.scheduling.Given;
import org.yipanqi.web.MalformedRequest;

/**
 * What is sought.
 *
 * @param department of a clinic or ward; of a device its kind; null: any, or by the disease
 * @param icd10 the disease; null when a department is given
 * @param level of the institution; null: any
 * @param kind slot, bed or device; null: slots and beds
 * @param near the code of an institution, by which nearness and the release of slots are seen
 * @param from the first day; null: today
 * @param order near (then soon) or soon (then near)
 */
record Sought(
    @Nullable String department,
    @Nullable String icd10,
    @Nullable String level,
    @Nullable String kind,
    String near,
    @Nullable LocalDate from,
    String order) {

  private static final Pattern ICD10 = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9A-Za-z]{1,6})?");

  static Sought of(
      @Nullable String department,
      @Nullable String icd10,
      @Nullable String level,
      @Nullable String kind,
      @Nullable String near,
      @Nullable LocalDate from,
      @Nullable String order,
      Caller caller) {
    var disease =
        blank(icd10) ? null : Objects.requireNonNull(icd10).strip().toUpperCase(Locale.ROOT);
    if (disease != null && !ICD10.matcher(disease).matches()) {
      throw new MalformedRequest("icd10", "scheduling.icd10");
    }
    return new Sought(
        blank(department) ? null : Given.text("department", department, Given.NAME),
        disease,
        blank(level) ? null : Given.text("level", level, Given.NAME),
        blank(kind) ? null : Given.oneOf("kind", kind, "slot", "bed", "device"),
        blank(near) ? caller.unit() : Given.text("near", near, Given.CODE),
        from,
        blank(order) ? "near" : Given.oneOf("order", order, "near", "soon"));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
