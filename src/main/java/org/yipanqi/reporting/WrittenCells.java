package org.yipanqi.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.CellRows.Typed;
import org.yipanqi.web.MalformedRequest;

/**
 * Reads what people send for cells: which cells there are, and what is kept of what was written.
 */
@Component
class WrittenCells {

  /** How many cells one save may change. */
  static final int MOST_CELLS = 5_000;

  private static final int MOST_ROWS = 10_000;
  private static final int LONGEST = 2_000;
  private static final int LONGEST_NOTE = 500;

  /**
   * The rows afterwards: those that were sent, in that order, then those that a cell is sent for,
   * by number.
   */
  Map<String, List<String>> rows(
      Form form, Map<String, List<String>> before, Drafts.Filled filled) {
    filled
        .rows()
        .forEach((section, keys) -> {
          if (form.section(section).filter(WrittenCells::written).isEmpty()) {
            throw new MalformedRequest("rows." + section, "reporting.unknown-rows", section);
          }
          if (keys.size() > MOST_ROWS || !keys.stream().allMatch(WrittenCells::isRow)) {
            throw new MalformedRequest("rows." + section, "reporting.rows", MOST_ROWS);
          }
        });
    var all = new LinkedHashMap<>(before);
    for (var section : form.sections()) {
      if (section.rows() instanceof Rows.Repeating(var over, _) && over.written()) {
        var sent = filled.rows().get(section.id());
        var keys =
            new LinkedHashSet<>(sent == null ? before.getOrDefault(section.id(), List.of()) : sent);
        filled.values().entrySet().stream()
            .filter(it -> !it.getValue().isBlank())
            .flatMap(it -> CellName.of(it.getKey()).stream())
            .filter(name -> name.section().equals(section.id()))
            .map(CellName::row)
            .sorted(Comparator.comparingInt(String::length).thenComparing(Function.identity()))
            .forEach(keys::add);
        if (keys.size() > MOST_ROWS || !keys.stream().allMatch(WrittenCells::isRow)) {
          throw new MalformedRequest("values", "reporting.rows", MOST_ROWS);
        }
        all.put(section.id(), List.copyOf(keys));
      }
    }
    return all;
  }

  private static boolean written(Section section) {
    return section.rows() instanceof Rows.Repeating(var over, _) && over.written();
  }

  private static boolean isRow(@Nullable String key) {
    return key != null && key.matches("[1-9]\\d{0,5}");
  }

  /**
   * What is kept: a value as its cell writes it, and as it was typed where it can't stand there, so
   * that the page shows what is wrong. Of a row that is gone nothing is left.
   */
  List<Typed> values(
      Form form,
      Map<String, List<String>> before,
      Map<String, List<String>> after,
      Map<String, String> values) {
    if (values.size() > MOST_CELLS) {
      throw new MalformedRequest("values", "reporting.most-cells", MOST_CELLS);
    }
    var kept = new ArrayList<Typed>();
    gone(form, before, after).forEach(address -> kept.add(new Typed(address, null)));
    values.forEach(
        (address, text) -> kept.add(new Typed(address, value(form, after, address, text))));
    return kept;
  }

  private static @Nullable String value(
      Form form, Map<String, List<String>> rows, String address, @Nullable String text) {
    var place = place(form, rows, address);
    var fill = place.rule().fill();
    if (fill instanceof Fill.Computed || fill instanceof Fill.OfRule) {
      throw new MalformedRequest("values." + address, "reporting.computed-cell", address);
    }
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST) {
      throw new MalformedRequest("values." + address, "reporting.too-long", LONGEST);
    }
    return switch (CellText.read(place.rule(), text)) {
      case CellText.Read.Good(_, var written) -> written;
      case CellText.Read.Fault _ -> text.strip().replace("\u0000", "");
    };
  }

  Map<String, String> notes(Form form, Map<String, List<String>> rows, Map<String, String> notes) {
    notes.forEach((address, note) -> {
      place(form, rows, address);
      if (note.length() > LONGEST_NOTE) {
        throw new MalformedRequest("notes." + address, "reporting.too-long", LONGEST_NOTE);
      }
    });
    return notes;
  }

  private static Form.Place place(Form form, Map<String, List<String>> rows, String address) {
    return CellName.of(address)
        .flatMap(name ->
            form.place(name)
                .filter(p ->
                    p.row() != null
                        || rows.getOrDefault(name.section(), List.of()).contains(name.row())))
        .orElseThrow(
            () -> new MalformedRequest("values." + address, "reporting.unknown-cell", address));
  }

  private static List<String> gone(
      Form form, Map<String, List<String>> before, Map<String, List<String>> after) {
    return form.places(new Cells(Map.of(), before, Set.of())).stream()
        .map(Form.Place::name)
        .filter(name -> before.containsKey(name.section()))
        .filter(name -> !after.getOrDefault(name.section(), List.of()).contains(name.row()))
        .map(CellName::toString)
        .toList();
  }
}
