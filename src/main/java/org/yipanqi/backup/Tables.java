package org.yipanqi.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.yipanqi.backup.Manifest.Migration;
import org.yipanqi.backup.Manifest.Sequence;

/** What the product's database holds, asked of its catalogue. */
final class Tables {

  /**
   * A table with rows of its own.
   *
   * @param name with its schema, quoted where SQL needs it
   * @param columns the same; without those that the database computes
   * @param bytes about so many
   */
  record Held(String name, List<String> columns, long bytes) {}

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** Every table but the list of migrations, which a migrated database has of its own. */
  List<Held> all() throws SQLException {
    return list(
        """
        select format('%I.%I', n.nspname, c.relname) as name, pg_relation_size(c.oid) as bytes,
               (select string_agg(quote_ident(a.attname), ',' order by a.attnum)
                  from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                   and a.attgenerated = '') as columns
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and c.relpersistence <> 't'
           and n.nspname <> 'information_schema' and left(n.nspname, 3) <> 'pg_'
           and c.relname <> 'flyway_schema_history'
         order by 1
        """,
        row ->
            new Held(
                row.getString("name"),
                List.of(row.getString("columns").split(",", -1)),
                row.getLong("bytes")));
  }

  /** The sequences that were used. */
  List<Sequence> sequences() throws SQLException {
    return list(
        """
        select format('%I.%I', schemaname, sequencename) as name, last_value
          from pg_sequences where last_value is not null order by 1
        """,
        row -> new Sequence(row.getString("name"), row.getLong("last_value")));
  }

  List<Migration> migrations() throws SQLException {
    if (list(
            "select to_regclass('flyway_schema_history')::text as t", r -> r.getString("t") != null)
        .contains(false)) {
      return List.of();
    }
    return list(
        """
        select version, checksum from flyway_schema_history
         where success and version is not null order by installed_rank
        """,
        row -> new Migration(row.getString("version"), row.getObject("checksum", Integer.class)));
  }

  /** Whether anything was ever made in this database. */
  boolean none() throws SQLException {
    return list(
            """
            select count(*) as n
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
               and n.nspname <> 'information_schema' and left(n.nspname, 3) <> 'pg_'
            """,
            row -> row.getLong("n"))
        .contains(0L);
  }

  long rows(String table) throws SQLException {
    return list("select count(*) as n from only " + table, row -> row.getLong("n")).getFirst();
  }

  List<String> strings(String sql) throws SQLException {
    return list(sql, row -> row.getString(1));
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T> List<T> list(String sql, Row<T> row) throws SQLException {
    var all = new ArrayList<T>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(row.of(rows));
      }
    }
    return all;
  }
}
