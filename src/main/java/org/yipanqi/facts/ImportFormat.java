package org.yipanqi.facts;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/**
 * A file that can be imported: its columns, its table, and what its rows touch.
 *
 * @param code also the file's usual name: {@code visits} for visits.csv
 * @param order files of a lower order first, so that references find what they name
 * @param table the qualified table the rows go to
 * @param identity how a row is known again
 * @param rules what must hold between the fields of one row
 * @param checks what must hold between rows and what is already known, as SQL over the staged rows
 * @param touches the facts whose figures a row of this table can change
 * @param person how a row changes the derived fact {@code person_month}
 * @param advice what the importer should know though nothing is refused
 */
public record ImportFormat(
    String code,
    Label label,
    Group group,
    int order,
    String table,
    Identity identity,
    List<ImportColumn> columns,
    List<RowRule> rules,
    List<StagedCheck> checks,
    List<Touch> touches,
    PersonTouch person,
    List<Advice> advice) {

  public ImportFormat {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    checks = List.copyOf(checks);
    touches = List.copyOf(touches);
    advice = List.copyOf(advice);
    if (columns.stream().anyMatch(c -> c.sealed() != null)
        && !(identity instanceof Identity.Keyed(var keys) && keys.size() == 1)) {
      throw new IllegalArgumentException(
          code + ": closed values are bound to their row, which must be known by one column");
    }
  }

  public ImportFormat(
      String code,
      Label label,
      Group group,
      int order,
      String table,
      Identity identity,
      List<ImportColumn> columns,
      List<RowRule> rules,
      List<StagedCheck> checks,
      List<Touch> touches,
      PersonTouch person) {
    this(
        code, label, group, order, table, identity, columns, rules, checks, touches, person,
        List.of());
  }

  public boolean recorded() {
    return identity instanceof Identity.Recorded;
  }

  /** The columns of the file: the format's own, and where rows are recorded, who did and when. */
  public List<ImportColumn> fileColumns() {
    return recorded()
        ? Stream.of(RecordColumns.FIRST, columns, RecordColumns.LAST).flatMap(List::stream).toList()
        : columns;
  }

  /** The columns whose values are closed before they reach the database. */
  public List<SealedColumn> sealedColumns() {
    return columns.stream()
        .filter(column -> column.sealed() != null)
        .map(column -> new SealedColumn(table, column))
        .toList();
  }

  /** The table's columns by which a row is known. */
  public List<String> key() {
    return switch (identity) {
      case Identity.Recorded() -> List.of("source_id", "source_no");
      case Identity.Keyed(var keys) -> keys;
    };
  }

  /** Where the import page lists a format. */
  public enum Group {
    REGISTRY(new Label("机构与区划", "Places and institutions")),
    PEOPLE(new Label("居民", "Residents")),
    CARE(new Label("诊疗", "Care")),
    PUBLIC_HEALTH(new Label("签约与公卫", "Contracts and public health")),
    STAFF(new Label("人员与薪酬", "Staff and pay")),
    MONEY(new Label("收支与医保", "Money and insurance")),
    QUALITY(new Label("能力与帮扶", "Capability and assistance")),
    FIGURES(new Label("填报与来源", "Typed figures and sources"));

    private final Label label;

    Group(Label label) {
      this.label = label;
    }

    public Label label() {
      return label;
    }
  }

  /** How a row is known again when it comes a second time. */
  public sealed interface Identity {

    /** By its source system and its number there; older versions are kept. */
    record Recorded() implements Identity {}

    /** By these columns of the table; a row with other content changes it. */
    record Keyed(List<String> columns) implements Identity {}
  }

  /** Something that must hold within one row. */
  public record RowRule(String code, String column, Label message, Predicate<ImportRow> holds) {

    /** The last day of something that has one is not before its first. */
    public static RowRule endsAfterItBegins(String first, String last) {
      return new RowRule(
          "ends-before-it-begins",
          last,
          new Label("终止日期早于起始日期", "The last day is before the first"),
          row -> {
            var from = row.date(first);
            var to = row.date(last);
            return from == null || to == null || !to.isBefore(from);
          });
    }
  }

  /**
   * Rows that break a rule, found by SQL. The query selects {@code row_no} from the staged rows, a
   * temporary table called {@code staged} with the target columns of the format and {@code row_no}.
   */
  public record StagedCheck(String code, String column, Label message, String sql) {}

  /**
   * A fact touched by the table's rows. The fact's view is joined to changed rows on {@code
   * keyColumn} = the row's {@code rowColumn}; where the format is recorded, also on {@code
   * source_id}.
   */
  public record Touch(String fact, String keyColumn, String rowColumn) {

    public Touch(String fact, String keyColumn) {
      this(fact, keyColumn, "source_no");
    }

    /** The fact that the row itself is. */
    public static Touch of(String fact) {
      return new Touch(fact, "source_no");
    }

    /** For tables that are not recorded: the view's column and the table's. */
    public static Touch keyed(String fact, String keyColumn, String rowColumn) {
      return new Touch(fact, keyColumn, rowColumn);
    }
  }

  /**
   * Something odd that is allowed. The query, run after the rows are in, selects one text column;
   * what it finds takes the place of {0} in the message.
   */
  public record Advice(Label message, String sql) {}

  /** From which day on a row changes what is known of its person. */
  public sealed interface PersonTouch {

    record None() implements PersonTouch {}

    /** From the month of the date in this column on (the earlier of the old and the new row). */
    record From(String personColumn, String dateColumn) implements PersonTouch {}

    /** Every month of the person. */
    record Always(String personColumn) implements PersonTouch {}
  }
}
