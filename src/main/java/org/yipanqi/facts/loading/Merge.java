package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.reading.BinaryRows;
import org.yipanqi.facts.reading.ErrorList;

/**
 * Brings staged rows and the table together: what is new goes in, what is known with other content
 * is corrected and its older version kept, what is equal stays.
 */
final class Merge {

  /** How many rows did what. */
  record Counts(long inserted, long corrected, long unchanged) {}

  private final Sql sql;
  private final ImportFormat format;
  private final TargetTable table;

  Merge(Sql sql, ImportFormat format, TargetTable table) {
    this.sql = sql;
    this.format = format;
    this.table = table;
  }

  /** A temporary table like the target, with the line each row came from. */
  void createStaged() throws SQLException {
    var before =
        BinaryRows.writtenBefore(format).stream()
            .map(column -> ", null::bytea as " + Sql.quoted(column))
            .collect(Collectors.joining());
    sql.update(
        """
        create temp table staged on commit drop as
        select 0 as row_no, %s%s from %s with no data
        """
            .formatted(Sql.list("", table.columns()), before, table.name()));
  }

  /** Finds what only the rows together, or with those already known, can show. */
  void check(ErrorList errors) throws SQLException {
    sql.update("analyze staged");
    findDuplicates(errors);
    for (var check : format.checks()) {
      var column = column(check.column());
      sql.each(
          """
          select s.row_no, %s from staged s
            join (%s) found on found.row_no = s.row_no
           order by s.row_no
          """
              .formatted(asWritten(column), check.sql()),
          row ->
              errors.add(
                  row.getLong(1),
                  check.column(),
                  row.getString(2),
                  false,
                  check.code(),
                  check.message()));
    }
  }

  private void findDuplicates(ErrorList errors) throws SQLException {
    var last =
        format.fileColumns().stream()
            .filter(c -> c.target().equals(table.key().getLast()))
            .findFirst()
            .orElseThrow();
    sql.each(
        """
        select s.row_no, %s, d.first_row from staged s
          join (select %s, min(row_no) as first_row from staged
                 group by %s having count(*) > 1) d on %s
         where s.row_no > d.first_row
         order by s.row_no
        """
            .formatted(
                asWritten(last),
                Sql.list("", table.key()),
                Sql.list("", table.key()),
                Sql.equal("s.", "d.", table.key())),
        row ->
            errors.add(
                row.getLong(1), last.code(), row.getString(2), false, "row-twice", row.getLong(3)));
  }

  private ImportColumn column(String code) {
    return format.fileColumns().stream()
        .filter(c -> c.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(format.code() + " has no column " + code));
  }

  /** A staged value as it stood in the file. */
  private static String asWritten(ImportColumn column) {
    if (column.sealed() != null) {
      return "null::text";
    }
    var target = "s." + Sql.quoted(column.target());
    return switch (column.type()) {
      case ImportColumn.Type.Institution _, ImportColumn.Type.Unit _ ->
          """
          (select code from registry_api.unit u where u.id = %s limit 1)
          """
              .formatted(target);
      case ImportColumn.Type.Person _ ->
          """
          (select person_no from residents_api.person p where p.person = %s)
          """
              .formatted(target);
      default -> target + "::text";
    };
  }

  /** Tells apart new, changed and equal rows: only the first two are of further interest. */
  void findChanged() throws SQLException {
    sql.update(
        """
        create temp table changed on commit drop as
        select s.row_no, %s, t.%s is not null as known
          from staged s left join %s t on %s
         where t.%s is null or row(%s) is distinct from row(%s)%s
        """
            .formatted(
                Sql.list("s.", table.key()),
                Sql.quoted(table.key().getFirst()),
                table.name(),
                Sql.equal("t.", "s.", table.key()),
                Sql.quoted(table.key().getFirst()),
                Sql.list("t.", table.content()),
                Sql.list("s.", table.content()),
                closedOtherwise()));
    sql.update("analyze changed");
  }

  /** Whether a closed value was written otherwise; under an older key it is still the same. */
  private String closedOtherwise() {
    return format.sealedColumns().stream()
        .map(column ->
            """
             or coalesce(t.%1$s is distinct from s.%1$s and position(t.%1$s in s.%2$s) = 0, true)
            """
                .formatted(
                    Sql.quoted(column.written()), Sql.quoted(BinaryRows.writtenBefore(column))))
        .collect(Collectors.joining());
  }

  /** Every row of the given sources, or of the whole table, is new: for marking alone. */
  void takeAllAsNew(Integer[] sources) throws SQLException {
    sql.update(
        """
        create temp table changed on commit drop as
        select 0 as row_no, %s, false as known from %s t where %s
        """
            .formatted(
                Sql.list("t.", table.key()),
                table.name(),
                format.recorded() ? "t.source_id = any (?)" : "?::int[] is not null"),
        (Object) sources);
    sql.update("analyze changed");
  }

  void keepOlderVersions(long importId, OffsetDateTime now) throws SQLException {
    var source = format.recorded() ? "t.source_id" : "null::int";
    var number =
        format.recorded() ? "t.source_no" : "concat_ws('|', " + Sql.list("t.", table.key()) + ")";
    var same =
        format.recorded()
            ? "p.source_id = t.source_id and p.source_no = t.source_no"
            : "p.source_id is null and p.source_no = " + number;
    sql.update(
        """
        insert into facts.superseded (format, source_id, source_no, version, "row", import_id,
               replaced_at, replaced_by_import)
        select ?, %s, %s,
               1 + (select count(*) from facts.superseded p where p.format = ? and %s),
               to_jsonb(t), t.import_id, ?, ?
          from %s t join changed c on %s
         where c.known
        """
            .formatted(source, number, same, table.name(), Sql.equal("t.", "c.", table.key())),
        format.code(),
        format.code(),
        now,
        importId);
  }

  Counts write(long rows) throws SQLException {
    var values = List.copyOf(table.columns());
    var corrected =
        sql.update(
            """
            update %s t set (%s) = row(%s)
              from staged s join changed c on c.row_no = s.row_no
             where c.known and %s
            """
                .formatted(
                    table.name(),
                    Sql.list("", values),
                    Sql.list("s.", values),
                    Sql.equal("t.", "s.", table.key())));
    var inserted =
        sql.update(
            """
            insert into %s (%s)
            select %s from staged s join changed c on c.row_no = s.row_no
             where not c.known
             order by s.row_no
            """
                .formatted(table.name(), Sql.list("", values), Sql.list("s.", values)));
    return new Counts(inserted, corrected, rows - inserted - corrected);
  }
}
