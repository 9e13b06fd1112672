package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.yipanqi.facts.ImportFormat;

/**
 * The source systems a file names. While the import's own connection is busy copying, they are
 * looked up on another; a new one gets its number there and then, and its row with the import.
 */
final class SourceRegister implements ToIntFunction<String> {

  /** A source already has rows in the table, so they can't be simply added to. */
  static final class SourceHasRows extends RuntimeException {}

  private final DataSource dataSource;
  private final ImportFormat format;
  private final boolean mustBeNew;
  private final Map<String, Integer> known = new ConcurrentHashMap<>();
  private final Map<String, Integer> fresh = new LinkedHashMap<>();

  SourceRegister(DataSource dataSource, ImportFormat format, boolean mustBeNew) {
    this.dataSource = dataSource;
    this.format = format;
    this.mustBeNew = mustBeNew;
  }

  @Override
  public int applyAsInt(String code) {
    var id = known.get(code);
    if (id != null) {
      return id;
    }
    try (var connection = dataSource.getConnection()) {
      var found = find(new Sql(connection), code);
      known.put(code, found);
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int find(Sql sql, String code) throws SQLException {
    var id =
        sql.text(
            """
            select id from facts.source_system where code = ?
            """,
            code);
    if (id == null) {
      var next =
          sql.text(
              """
              select nextval(pg_get_serial_sequence('facts.source_system', 'id'))
              """);
      fresh.put(code, Integer.valueOf(java.util.Objects.requireNonNull(next)));
      return fresh.get(code);
    }
    if (mustBeNew && hasRows(sql, Integer.valueOf(id))) {
      throw new SourceHasRows();
    }
    return Integer.parseInt(id);
  }

  private boolean hasRows(Sql sql, Integer id) throws SQLException {
    return sql.yes(
        """
        select exists (select from %s where source_id = ?)
        """
            .formatted(Sql.name(format.table())),
        id);
  }

  /** The numbers of all sources met. */
  Integer[] ids() {
    return known.values().toArray(Integer[]::new);
  }

  /**
   * Registers the new ones.
   *
   * @return false when another import registered one of them meanwhile, under another number
   */
  boolean save(Sql sql, long importId) throws SQLException {
    for (var source : fresh.entrySet()) {
      var saved =
          sql.update(
              """
              insert into facts.source_system (id, code, name, import_id)
              overriding system value
              values (?, ?, ?, ?)
              on conflict (code) do nothing
              """,
              source.getValue(),
              source.getKey(),
              source.getKey(),
              importId);
      if (saved == 0) {
        return false;
      }
    }
    return true;
  }
}
