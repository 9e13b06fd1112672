package org.yipanqi.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Closes values of rows that are there already: when keys are renewed, and when a table is
 * upgraded.
 */
@Component
public class SealedRows {

  /**
   * Texts of one row, to be closed.
   *
   * @param key what the row is known by
   */
  public record Row(String key, Map<SealedColumn, String> texts) {}

  private final JdbcTemplate jdbc;
  private final SealedValues values;

  SealedRows(JdbcTemplate jdbc, SealedValues values) {
    this.jdbc = jdbc;
    this.values = values;
  }

  /**
   * Waits until no import of the format is being written, and keeps others waiting until the
   * transaction ends. Whoever takes a closer afterwards has the keys that every later import has.
   */
  public void takeTurn(ImportFormat format) {
    jdbc.query(
        """
        select pg_advisory_xact_lock(hashtext('facts.import'), hashtext(?))
        """,
        row -> {},
        format.code());
  }

  /** Writes the texts closed, each column as a whole. */
  public void write(ImportFormat format, List<Row> rows) {
    values.noteKeys(jdbc);
    var columns = format.sealedColumns();
    var closer = values.closer();
    var set =
        columns.stream()
            .flatMap(column -> column.columns().stream())
            .map(column -> '"' + column + "\" = ?")
            .collect(Collectors.joining(", "));
    jdbc.batchUpdate(
        """
        update %s set %s where "%s" = ?
        """
            .formatted(format.table(), set, format.key().getFirst()),
        rows.stream().map(row -> arguments(columns, closer, row)).toList());
  }

  private static @Nullable Object[] arguments(
      List<SealedColumn> columns, SealedValues.Closer closer, Row row) {
    var arguments = new ArrayList<@Nullable Object>();
    for (var column : columns) {
      arguments.addAll(closer.all(column, row.key(), row.texts().get(column)).values());
    }
    arguments.add(row.key());
    return arguments.toArray();
  }
}
