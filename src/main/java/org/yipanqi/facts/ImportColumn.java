package org.yipanqi.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A column of an import file.
 *
 * @param target the table's column the value goes to
 * @param fallback what an absent value becomes, computed from the rest of the row; null = stays
 *     absent
 * @param doc what the column means, for the template and the documentation
 * @param sealed how its value is found again when it is closed before it reaches the database; null
 *     = it is stored as it is
 */
public record ImportColumn(
    String code,
    Label label,
    Type type,
    boolean required,
    String target,
    List<Choice> values,
    @Nullable Function<ImportRow, @Nullable Object> fallback,
    Label doc,
    @Nullable Sealed sealed) {

  /**
   * By what a closed value is found. Two columns of digests lie beside it: {@link SealedColumn}.
   */
  public enum Sealed {
    /** The text as it is. */
    BY_TEXT,
    /** Its digits alone: a telephone may be written in many ways. */
    BY_DIGITS
  }

  /** How a field is read and checked. */
  public sealed interface Type {

    /** The type's name on the wire: identity_number. */
    default String code() {
      return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Free text up to a number of characters. */
    record Text(int max) implements Type {}

    /** One of the column's values. */
    record Coded() implements Type {}

    /** yyyy-MM-dd, from 1900-01-01 to today; to a far future where open is true. */
    record Day(boolean future) implements Type {}

    /** yyyy-MM, stored as the month's first day. */
    record Month() implements Type {}

    /** yyyy-MM-dd or yyyy-MM-ddTHH:mm. */
    record Moment() implements Type {}

    record Whole(int min, int max) implements Type {}

    /** A decimal number of at most {@code scale} places. */
    record Number(int scale, BigDecimal min, BigDecimal max) implements Type {}

    /** Yuan, two places, not negative. */
    record Yuan() implements Type {}

    record Flag() implements Type {}

    /** An institution's code, stored as its id. */
    record Institution() implements Type {}

    /**
     * An institution's code, or another code. The target, which ends in {@code _id}, gets the id or
     * null; the column beside it, which ends in {@code _code}, gets the text.
     */
    record InstitutionOrForeign() implements Type {}

    /** An institution's or a division's code, stored as the unit's number. */
    record Unit() implements Type {}

    /** The code of a source system, stored as its id; registered when first met. */
    record Source() implements Type {}

    /** A person's number, stored as the person's id. */
    record Person() implements Type {}

    /**
     * A statistical division code of 2, 4, 6, 9 or 12 digits. Where the registry holds a county's
     * towns, or a town's villages, a code in it must be one of them.
     */
    record Division() implements Type {}

    /** A division code that may be new: for the file of divisions itself. */
    record NewDivision() implements Type {}

    /** An 18-digit identity number with a right check digit (GB 11643). */
    record IdentityNumber() implements Type {}

    /** The code of a fact that someone can owe. */
    record Fact() implements Type {}

    /** A period: 2020-06, 2020Q2, 2020H1 or 2020. */
    record PeriodCode() implements Type {}
  }

  public ImportColumn {
    values = List.copyOf(values);
  }

  public static ImportColumn of(String code, Type type, boolean required, String zh, String en) {
    var label = new Label(zh, en);
    return new ImportColumn(code, label, type, required, code, List.of(), null, label, null);
  }

  public static ImportColumn choice(
      String code, boolean required, String zh, String en, List<Choice> values) {
    var label = new Label(zh, en);
    return new ImportColumn(
        code, label, new Type.Coded(), required, code, values, null, label, null);
  }

  public ImportColumn into(String column) {
    return new ImportColumn(code, label, type, required, column, values, fallback, doc, sealed);
  }

  public ImportColumn orElse(Function<ImportRow, @Nullable Object> value) {
    return new ImportColumn(code, label, type, required, target, values, value, doc, sealed);
  }

  public ImportColumn meaning(String zh, String en) {
    return new ImportColumn(
        code, label, type, required, target, values, fallback, new Label(zh, en), sealed);
  }

  /** Nobody who has the database alone can read the values: identity numbers, telephones. */
  public ImportColumn sealed(Sealed found) {
    return new ImportColumn(code, label, type, required, target, values, fallback, doc, found);
  }
}
