package org.yipanqi.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * A column of a fact.
 *
 * @param unit the unit of a number that may be summed, null where adding up has no meaning
 * @param nullable whether a row may lack it; a filter must then guard it
 * @param values the codes a text column may hold, empty when free
 * @param sources the facts a derived column rests on; empty means the fact itself
 */
public record FactColumn(
    String code,
    Type type,
    Label label,
    @Nullable String unit,
    boolean nullable,
    List<Choice> values,
    List<String> sources) {

  /** What a column holds. */
  public enum Type {
    TEXT,
    INT,
    DECIMAL,
    BOOL,
    DATE,
    /** A person's id: may be counted distinctly; shown masked. */
    PERSON
  }

  /** The unit of a typed figure's value: the measure that sums it must say which it is. */
  public static final String UNIT_AS_STATED = "as_stated";

  public FactColumn {
    values = List.copyOf(values);
    sources = List.copyOf(sources);
  }

  public static FactColumn of(String code, Type type, String zh, String en) {
    return new FactColumn(code, type, new Label(zh, en), null, false, List.of(), List.of());
  }

  /** A text column with a closed list of codes. */
  public static FactColumn choice(String code, String zh, String en, List<Choice> values) {
    return new FactColumn(code, Type.TEXT, new Label(zh, en), null, false, values, List.of());
  }

  /** A number that may be summed, in a unit. */
  public static FactColumn amount(String code, String unit, String zh, String en) {
    return new FactColumn(code, Type.DECIMAL, new Label(zh, en), unit, false, List.of(), List.of());
  }

  public FactColumn orNull() {
    return new FactColumn(code, type, label, unit, true, values, sources);
  }

  public FactColumn from(String... facts) {
    return new FactColumn(code, type, label, unit, nullable, values, List.of(facts));
  }
}
