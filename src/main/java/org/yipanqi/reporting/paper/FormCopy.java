package org.yipanqi.reporting.paper;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Form;

/**
 * A return as it is written on paper.
 *
 * @param pack the pack's id
 * @param policy the policy's title
 * @param place where in the policy the form stands, 五（三）
 * @param unit the unit's code
 * @param rows by section with rows of its own, what they are about, in order
 * @param cells by cell name
 * @param hands who filled in, reviewed, confirmed, in the order of the steps
 * @param note printed under the title, "draft" for instance; null for none
 * @param files that belong to it, in the order they came
 */
public record FormCopy(
    Form form,
    String pack,
    Label policy,
    String place,
    String unit,
    Label unitName,
    Period period,
    Map<String, List<RowCopy>> rows,
    Map<String, CellCopy> cells,
    List<Hand> hands,
    @Nullable Label note,
    List<FileCopy> files) {

  /** One without files. */
  public FormCopy(
      Form form,
      String pack,
      Label policy,
      String place,
      String unit,
      Label unitName,
      Period period,
      Map<String, List<RowCopy>> rows,
      Map<String, CellCopy> cells,
      List<Hand> hands,
      @Nullable Label note) {
    this(form, pack, policy, place, unit, unitName, period, rows, cells, hands, note, List.of());
  }

  /**
   * What a repeating row is about.
   *
   * @param name of the institution; for rows that people write their number again
   */
  public record RowCopy(String key, String name) {}

  /**
   * What stands in a cell.
   *
   * @param text as {@link Cells} keep it; null for none
   * @param reason why there is none, where that is known
   */
  public record CellCopy(@Nullable String text, Origin origin, @Nullable Label reason) {}

  /** Where it comes from. */
  public enum Origin {
    TYPED,
    /** From records, or from returns below. */
    FILLED,
    COMPUTED
  }

  /**
   * A place to sign.
   *
   * @param by who did; null while nobody has
   */
  public record Hand(Label step, @Nullable String by, @Nullable LocalDate on) {}

  /**
   * A file that belongs to it.
   *
   * @param at the cell that it shows something of; null for the whole
   * @param digest SHA-256 of its bytes, by which a file is known again
   */
  public record FileCopy(String title, String fileName, @Nullable Label at, String digest) {}

  Optional<CellCopy> cell(CellName name) {
    return Optional.ofNullable(cells.get(name.toString()));
  }

  List<RowCopy> rows(String section) {
    return rows.getOrDefault(section, List.of());
  }

  /** The same as the checks read it. */
  public Cells asCells() {
    var values = new LinkedHashMap<String, String>();
    var explained = new LinkedHashSet<String>();
    cells.forEach((name, cell) -> {
      var text = cell.text();
      if (text != null && !text.isBlank()) {
        values.put(name, text);
      } else if (cell.reason() != null) {
        explained.add(name);
      }
    });
    var keys = new LinkedHashMap<String, List<String>>();
    rows.forEach((section, all) -> keys.put(section, all.stream().map(RowCopy::key).toList()));
    return new Cells(values, keys, explained);
  }
}
