package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The closed values of older versions, which are kept as text: {@code \x} and the bytes. */
@Component
class SealedVersions {

  private static final String BYTES = "\\x";

  /** Texts of one older version, to be closed. */
  record Version(String key, int version, Map<SealedColumn, String> texts) {}

  private final JdbcTemplate jdbc;
  private final SealedValues values;

  SealedVersions(JdbcTemplate jdbc, SealedValues values) {
    this.jdbc = jdbc;
    this.values = values;
  }

  void write(ImportFormat format, List<Version> versions) {
    values.noteKeys(jdbc);
    var closer = values.closer();
    jdbc.batchUpdate(
        """
        update facts.superseded set "row" = "row" || ?::jsonb
         where format = ? and source_id is null and source_no = ? and version = ?
        """,
        versions.stream()
            .map(it -> new Object[] {json(closer, it), format.code(), it.key(), it.version()})
            .toList());
  }

  private static String json(SealedValues.Closer closer, Version version) {
    return version.texts().entrySet().stream()
        .map(it -> closer.all(it.getKey(), version.key(), it.getValue()))
        .flatMap(all -> all.entrySet().stream())
        .map(it -> "\"%s\": %s".formatted(it.getKey(), json(it.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String json(byte @Nullable [] bytes) {
    return bytes == null ? "null" : "\"\\" + BYTES + HexFormat.of().formatHex(bytes) + '"';
  }

  /** The columns' stored texts, to be selected from the table under the name {@code s}. */
  static String selected(ImportFormat format) {
    return format.sealedColumns().stream()
        .map(column -> "s.\"row\" ->> '%1$s' as \"%1$s\"".formatted(column.closed()))
        .collect(Collectors.joining(", "));
  }

  /** What was selected, as it is stored. */
  static Map<SealedColumn, String> stored(ImportFormat format, ResultSet row) throws SQLException {
    var stored = new HashMap<SealedColumn, String>();
    for (var column : format.sealedColumns()) {
      var text = row.getString(column.closed());
      if (text != null) {
        stored.put(column, text);
      }
    }
    return stored;
  }

  static byte[] bytes(String stored) {
    return HexFormat.of().parseHex(stored, BYTES.length(), stored.length());
  }
}
