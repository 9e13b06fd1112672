package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a county decides about a pack from a month on: the value of a parameter, or another wording
 * of a series or measure.
 *
 * @param no the decision's number, 0 while it has none
 * @param from the first day of a month; it holds until another decision about the same begins
 * @param fields for a parameter its {@code value}; for a definition the parts it changes as a pack
 *     writes them: {@code formula}, {@code targets}, {@code direction}, {@code where}, {@code
 *     unknown}
 */
public record Amendment(
    long no, Kind kind, String target, LocalDate from, Map<String, String> fields) {

  /** What is decided about. */
  public enum Kind {
    PARAMETER,
    SERIES,
    MEASURE
  }

  public Amendment {
    fields = Map.copyOf(fields);
    if (from.getDayOfMonth() != 1) {
      throw new IllegalArgumentException("a decision begins with a month: " + from);
    }
  }

  /** The one file name under which mistakes in its fields are told. */
  String file(String field) {
    return FILE + no + ":" + field;
  }

  static final String FILE = "decision-";

  /** The field that a mistake lies in, null when it lies in the pack or in another decision. */
  public @org.jspecify.annotations.Nullable String field(PackMistake mistake) {
    var prefix = file("");
    return mistake.file().startsWith(prefix) ? mistake.file().substring(prefix.length()) : null;
  }

  /** Holds the same thing as another one that begins on the same day. */
  boolean replaces(Amendment other) {
    return kind == other.kind && target.equals(other.target) && from.equals(other.from);
  }
}
