package org.yipanqi.reporting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.reporting.CellRows.BelowCell;
import org.yipanqi.reporting.CellRows.Carrying;
import org.yipanqi.reporting.CellRows.Recorded;

/**
 * Cells carried from the returns that the units below have handed in for the same period. While one
 * of those returns is missing, a sum or a count is partial, and says so.
 */
@Component
class CarriedCells {

  /**
   * What the returns of a form below say.
   *
   * @param owed by how many units
   * @param in of how many it is in
   */
  record Below(int owed, int in, List<BelowCell> cells) {

    Stream<BelowCell> at(String section, String row, String column) {
      var address = new CellName(section, row, column).toString();
      return cells.stream().filter(c -> c.address().equals(address));
    }
  }

  private final CellRows rows;
  private final FormShelf forms;
  private final Units units;

  CarriedCells(CellRows rows, FormShelf forms, Units units) {
    this.rows = rows;
    this.forms = forms;
    this.units = units;
  }

  /** The returns below that a form's cells ask for, by their form. */
  Map<String, Below> of(Way way, List<Form.Place> places) {
    var wanted = new LinkedHashSet<String>();
    for (var place : places) {
      if (place.rule().fill() instanceof Fill.Carried of) {
        wanted.add(of.form());
      }
    }
    var all = new HashMap<String, Below>();
    wanted.forEach(form -> all.put(form, below(way, form)));
    return all;
  }

  private Below below(Way way, String form) {
    var at = way.form();
    var other = forms.newest(at.pack().id(), form, at.period());
    if (other.isEmpty()) {
      return new Below(0, 0, List.of());
    }
    var owing =
        units.owing(other.get().form(), way.unit().county(), at.period()).stream()
            .filter(it -> under(way.unit(), it))
            .map(Unit::code)
            .toList();
    var cells =
        rows.below(
            new Carrying(at.pack().id(), form, way.unit().county(), at.period().toString(), owing));
    var in = (int) cells.stream().map(BelowCell::unit).distinct().count();
    return new Below(owing.size(), in, cells);
  }

  private static boolean under(Unit above, Unit it) {
    return switch (above.kind()) {
      case COUNTY -> true;
      case COMMUNITY -> above.code().equals(it.community());
      case INSTITUTION -> it.standsIn().contains(above.code());
    };
  }

  Recorded cell(String name, Form.Place place, Fill.Carried of, Map<String, Below> all) {
    var below = Objects.requireNonNull(all.get(of.form()));
    var key = place.name().row();
    return switch (of.how()) {
      case OF_ROW ->
          one(name, at(below, of).filter(c -> c.unit().equals(key)).map(BelowCell::value));
      case LIST -> one(name, below.at(of.section(), key, of.column()).map(BelowCell::value));
      case SUM -> sum(name, place, at(below, of).toList(), below);
      case COUNT -> count(name, at(below, of).toList(), below);
    };
  }

  /** Cells of a printed row; without one, of all rows of the section. */
  private static Stream<BelowCell> at(Below below, Fill.Carried of) {
    var row = of.row();
    if (row != null) {
      return below.at(of.section(), row, of.column());
    }
    return below.cells().stream()
        .filter(c ->
            CellName.of(c.address())
                .filter(n -> n.section().equals(of.section()) && n.column().equals(of.column()))
                .isPresent());
  }

  private static Recorded one(String name, Stream<String> found) {
    return found
        .findFirst()
        .map(value -> new Recorded(name, value, "value"))
        .orElseGet(() -> new Recorded(name, null, "not_reported"));
  }

  private static Recorded sum(String name, Form.Place place, List<BelowCell> found, Below below) {
    if (found.isEmpty()) {
      return new Recorded(name, null, "not_reported");
    }
    var total = BigDecimal.ZERO;
    for (var cell : found) {
      try {
        total = total.add(new BigDecimal(cell.value()));
      } catch (NumberFormatException e) {
        return new Recorded(name, null, "undecidable"); // one of them wrote no number
      }
    }
    return new Recorded(name, Prefill.number(place, total), state(below));
  }

  private static Recorded count(String name, List<BelowCell> found, Below below) {
    if (below.in() == 0) {
      return new Recorded(name, null, "not_reported");
    }
    var yes = found.stream().filter(c -> !c.value().equals("false")).count();
    return new Recorded(name, String.valueOf(yes), state(below));
  }

  private static String state(Below below) {
    return below.in() < below.owed() ? "partial" : "value";
  }
}
