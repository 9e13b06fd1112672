package org.yipanqi.policy.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.Term;
import org.yipanqi.policy.rules.Terms;
import org.yipanqi.policy.rules.Value;

/** The values of a return's cells, as expressions of its form ask for them. */
final class KnownCells {

  private final Form form;
  private final Cells cells;
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> kept = new LinkedHashMap<>();
  private final Map<String, CellText.Read.Fault> faults = new LinkedHashMap<>();
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, List<Value>> columns = new HashMap<>();

  KnownCells(Form form, Cells cells) {
    this.form = form;
    this.cells = cells;
    for (var place : form.places(cells)) {
      var name = place.name().toString();
      if (place.rule().type().number()) {
        numbers.add(name);
      }
      cells.text(place.name()).ifPresent(text -> take(name, CellText.read(place.rule(), text)));
    }
  }

  private void take(String name, CellText.Read read) {
    switch (read) {
      case CellText.Read.Good(var value, var text) -> {
        values.put(name, value);
        kept.put(name, text);
      }
      case CellText.Read.Fault fault -> faults.put(name, fault);
    }
  }

  /** The texts as they are kept, the same for the same value. */
  Map<String, String> kept() {
    return kept;
  }

  /** What can't stand in its cell. */
  Map<String, CellText.Read.Fault> faults() {
    return faults;
  }

  boolean has(CellName name) {
    return values.containsKey(name.toString());
  }

  void put(CellName name, @Nullable Object value) {
    if (value == null) {
      values.remove(name.toString());
    } else {
      values.put(name.toString(), value);
    }
    faults.remove(name.toString());
    columns.clear();
  }

  /**
   * An expression over these cells.
   *
   * @param row the key of the row that it is worked out for; null for none
   * @param before the cells of the period before; null while there are none
   * @param zero whether a number that is missing counts as 0, as the form then says
   */
  Value value(
      Term term, @Nullable String row, @Nullable KnownCells before, boolean zero, Given given) {
    var known = new HashMap<String, Object>();
    for (var name : Terms.asked(term)) {
      var earlier = name.startsWith(Check.BEFORE);
      var of = earlier ? before : this;
      if (of != null) {
        of.find(earlier ? name.substring(Check.BEFORE.length()) : name, row, zero)
            .ifPresent(value -> known.put(name, value));
      }
    }
    return Terms.value(term, given.on(), known, given.parameters());
  }

  private Optional<Object> find(String name, @Nullable String row, boolean zero) {
    if (name.contains(CellName.ROWS)) {
      return Optional.of(columns.computeIfAbsent(zero + name, _ -> column(name, zero)));
    }
    var real = row == null ? name : name.replace(CellName.ROW, row);
    var value = values.get(real);
    return value == null && zero && numbers.contains(real) && !faults.containsKey(real)
        ? Optional.of(BigDecimal.ZERO)
        : Optional.ofNullable(value);
  }

  private List<Value> column(String name, boolean zero) {
    var all = new ArrayList<Value>();
    var section = form.section(name.substring(0, name.indexOf('!'))).orElseThrow();
    for (var row : section.rowKeys(cells)) {
      var real = name.replace(CellName.ROWS, row);
      if (CellName.of(real).flatMap(form::place).isPresent()) {
        all.add(
            find(real, null, zero)
                .<Value>map(Value.Is::new)
                .orElseGet(() -> new Value.Open(Set.of(real), Set.of())));
      }
    }
    return all;
  }
}
