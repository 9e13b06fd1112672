package org.yipanqi.policy.forms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the cells of one return.
 *
 * @param values by the cell's name, as text: numbers plain ({@code 1234.5}), days {@code
 *     2020-06-30}, yes and no {@code true} and {@code false}, choices by their code. A cell that is
 *     not there is missing, which is never 0
 * @param rows the keys of a section's rows, in order; only of sections whose rows the form doesn't
 *     print
 * @param explained cells without a value for a reason that is told beside them (not applicable, no
 *     record, denominator zero): nobody is asked to fill them
 */
public record Cells(
    Map<String, String> values, Map<String, List<String>> rows, Set<String> explained) {

  public static final Cells NONE = new Cells(Map.of(), Map.of(), Set.of());

  public Cells {
    values = Map.copyOf(values);
    rows = Map.copyOf(rows);
    explained = Set.copyOf(explained);
  }

  public static Cells of(Map<String, String> values) {
    return new Cells(values, Map.of(), Set.of());
  }

  public Optional<String> text(CellName name) {
    return Optional.ofNullable(values.get(name.toString())).filter(t -> !t.isBlank());
  }

  /** The keys of a section's rows. */
  public List<String> rows(String section) {
    return rows.getOrDefault(section, List.of());
  }

  /** The same with some values put in; an empty text takes a value away. */
  public Cells with(Map<String, String> changes) {
    var all = new LinkedHashMap<>(values);
    changes.forEach((name, text) -> {
      if (text.isBlank()) {
        all.remove(name);
      } else {
        all.put(name, text);
      }
    });
    return new Cells(all, rows, explained);
  }

  /** The same where more cells are known to have no value for a reason. */
  public Cells explaining(Set<String> names) {
    var all = new LinkedHashSet<>(explained);
    all.addAll(names);
    return new Cells(values, rows, all);
  }
}
