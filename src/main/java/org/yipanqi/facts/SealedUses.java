package org.yipanqi.facts;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** Which keys the values in the database need, and which rows are not under the newest ones. */
@Repository
class SealedUses {

  /** A row and its values as they are stored. */
  record Stored(String key, int version, Map<SealedColumn, byte[]> closed) {}

  private final JdbcClient jdbc;
  private final Keys keys;

  SealedUses(JdbcClient jdbc, Keys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /** How many rows and older versions are not under the newest keys. */
  long left(ImportFormat format) {
    return underNewest(
            jdbc.sql(
                """
                select (select count(*) from %s s where %s)
                       + (select count(*) from facts.superseded s
                           where format = :format and (%s))
                """
                    .formatted(format.table(), olderRow(format), olderVersion(format))))
        .param("format", format.code())
        .query(Long.class)
        .single();
  }

  /** Rows that are not under the newest keys, in the order of what they are known by. */
  List<Stored> rows(ImportFormat format, String after, int most) {
    var key = format.key().getFirst();
    var closed =
        format.sealedColumns().stream()
            .map(column -> '"' + column.closed() + '"')
            .collect(Collectors.joining(", "));
    return underNewest(
            jdbc.sql(
                """
                select "%1$s" as key, 0 as version, %2$s from %3$s s
                 where "%1$s" > :after and (%4$s)
                 order by "%1$s"
                 limit :most
                """
                    .formatted(key, closed, format.table(), olderRow(format))))
        .param("after", after)
        .param("most", most)
        .query((row, _) -> stored(format, row, ResultSet::getBytes))
        .list();
  }

  /** Older versions that are not under the newest keys, in order. */
  List<Stored> versions(ImportFormat format, String after, int version, int most) {
    return underNewest(
            jdbc.sql(
                """
                select source_no as key, version, %s from facts.superseded s
                 where format = :format and source_id is null
                   and (source_no, version) > (:after, :version) and (%s)
                 order by source_no, version
                 limit :most
                """
                    .formatted(SealedVersions.selected(format), olderVersion(format))))
        .param("format", format.code())
        .param("after", after)
        .param("version", version)
        .param("most", most)
        .query((row, _) ->
            stored(
                format,
                row,
                (of, name) -> {
                  var text = of.getString(name);
                  return text == null ? null : SealedVersions.bytes(text);
                }))
        .list();
  }

  private interface Reading {
    byte @Nullable [] of(ResultSet row, String column) throws SQLException;
  }

  private static Stored stored(ImportFormat format, ResultSet row, Reading reading)
      throws SQLException {
    var closed = new HashMap<SealedColumn, byte[]>();
    for (var column : format.sealedColumns()) {
      var bytes = reading.of(row, column.closed());
      if (bytes != null) {
        closed.put(column, bytes);
      }
    }
    return new Stored(row.getString("key"), row.getInt("version"), closed);
  }

  private StatementSpec underNewest(StatementSpec statement) {
    var personal = number(keys.newest(Purpose.PERSONAL));
    var lookup = number(keys.newest(Purpose.LOOKUP));
    return statement
        .param("personal", personal)
        .param("lookup", lookup)
        .param("personalHex", HexFormat.of().formatHex(personal))
        .param("lookupHex", HexFormat.of().formatHex(lookup));
  }

  private static byte[] number(int no) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) no).array();
  }

  private static String olderRow(ImportFormat format) {
    return either(
        format,
        name -> "substring(s.\"%s\" from 2 for 2) <> :personal".formatted(name),
        name -> "substring(s.\"%s\" for 2) <> :lookup".formatted(name));
  }

  private static String olderVersion(ImportFormat format) {
    return either(
        format,
        name -> "substr(s.\"row\" ->> '%s', 5, 4) <> :personalHex".formatted(name),
        name -> "substr(s.\"row\" ->> '%s', 3, 4) <> :lookupHex".formatted(name));
  }

  private static String either(
      ImportFormat format, Function<String, String> closed, Function<String, String> digest) {
    var either = new ArrayList<String>();
    for (var column : format.sealedColumns()) {
      for (var name : column.columns()) {
        either.add((name.equals(column.closed()) ? closed : digest).apply(name));
      }
    }
    return String.join(" or ", either);
  }

  /** How many values need each key of residents' data or of finding them. */
  Map<Integer, Long> byKey(ImportFormat format, Purpose purpose) {
    var sum = new TreeMap<Integer, Long>();
    for (var column : format.sealedColumns()) {
      for (var name : column.columns()) {
        if (name.equals(column.closed()) == (purpose == Purpose.PERSONAL)) {
          count(format, name, purpose == Purpose.PERSONAL ? 1 : 0)
              .forEach((no, count) -> sum.merge(no, count, Long::sum));
        }
      }
    }
    return sum;
  }

  /** Keys that nothing needs any more may be taken away. */
  void forgetNeedless(List<ImportFormat> formats) {
    for (var purpose : List.of(Purpose.PERSONAL, Purpose.LOOKUP)) {
      var needed = new TreeSet<>(List.of(keys.newest(purpose)));
      formats.forEach(format -> needed.addAll(byKey(format, purpose).keySet()));
      jdbc.sql(
              """
              delete from facts.key_in_use where purpose = :purpose and no not in (:needed)
              """)
          .param("purpose", purpose.name())
          .param("needed", needed)
          .update();
    }
  }

  /**
   * @param at where in the value the number of its key is
   */
  private Map<Integer, Long> count(ImportFormat format, String column, int at) {
    var found = new TreeMap<Integer, Long>();
    jdbc.sql(
            """
            select ('x' || no)::bit(16)::int as no, count(*) as count
              from (select encode(substring("%1$s" from :at + 1 for 2), 'hex') as no from %2$s
                     where "%1$s" is not null
                    union all
                    select substr("row" ->> '%1$s', 2 * :at + 3, 4) from facts.superseded
                     where format = :format and "row" ->> '%1$s' is not null) each
             group by 1
            """
                .formatted(column, format.table()))
        .param("at", at)
        .param("format", format.code())
        .query(row -> {
          found.put(row.getInt("no"), row.getLong("count"));
        });
    return found;
  }
}
