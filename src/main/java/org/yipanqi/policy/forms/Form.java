package org.yipanqi.policy.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * One version of a form.
 *
 * @param version counted from 1 in the order of {@code from}
 * @param from the first day of the periods that it is for
 * @param ours whether the layout is this system's own, because the source prints none
 * @param kinds the kinds of institution that owe it, as the registry writes them; empty where
 *     institutions don't
 * @param chain the id of the way that it goes
 */
public record Form(
    String id,
    int version,
    LocalDate from,
    String clause,
    Label title,
    Label shortTitle,
    boolean ours,
    PeriodKind period,
    Owner owner,
    Set<String> kinds,
    String chain,
    List<Section> sections,
    List<Check> checks,
    @Nullable Label note) {

  /**
   * A cell by what the form says of it.
   *
   * @param row null where the rows are no part of the form
   */
  public record Place(CellName name, Section section, @Nullable Row row, Column column) {

    /** What may stand there. */
    public CellRule rule() {
      return row == null ? column.rule() : row.rule(column);
    }
  }

  public Optional<Section> section(String sectionId) {
    return sections.stream().filter(s -> s.id().equals(sectionId)).findFirst();
  }

  /** The cell of a name; empty for what the form hasn't, headings and blank cells among it. */
  public Optional<Place> place(CellName name) {
    return section(name.section())
        .flatMap(s -> s.column(name.column()).flatMap(c -> place(name, s, c)))
        .filter(p -> !(p.rule().fill() instanceof Fill.Blank));
  }

  private static Optional<Place> place(CellName name, Section section, Column column) {
    return switch (section.rows()) {
      case Rows.Fixed fixed ->
          fixed
              .row(name.row())
              .filter(r -> !r.heading())
              .map(r -> new Place(name, section, r, column));
      case Rows.Repeating _ -> Optional.of(new Place(name, section, null, column));
    };
  }

  /** All cells of a return with these rows, in the order of reading. */
  public List<Place> places(Cells cells) {
    var all = new ArrayList<Place>();
    for (var section : sections) {
      for (var row : section.rowKeys(cells)) {
        for (var column : section.columns()) {
          place(new CellName(section.id(), row, column.id())).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** What no record can tell; repeating rows by {@link CellName#ROW}. */
  public List<Place> onlyAPersonKnows() {
    return eachPlace().stream().filter(p -> p.rule().fill() instanceof Fill.Typed).toList();
  }

  /** Every cell once; of repeating rows one, by {@link CellName#ROW}. */
  public List<Place> eachPlace() {
    var all = new ArrayList<Place>();
    for (var section : sections) {
      var keys =
          switch (section.rows()) {
            case Rows.Fixed fixed -> fixed.rows().stream().map(Row::id).toList();
            case Rows.Repeating _ -> List.of(CellName.ROW);
          };
      for (var row : keys) {
        for (var column : section.columns()) {
          place(new CellName(section.id(), row, column.id())).ifPresent(all::add);
        }
      }
    }
    return all;
  }
}
