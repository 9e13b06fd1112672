package org.yipanqi.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** One record with all its versions: what it said, who brought it, what replaced it. */
@Service
public class RecordHistory {

  /**
   * A record as it was sent, over time.
   *
   * @param sourceName the name of the system it comes from
   * @param people the numbers of the residents it is or was about
   * @param versions the one in force first
   */
  public record History(
      ImportFormat format,
      String source,
      String sourceName,
      String no,
      List<String> people,
      List<Version> versions) {}

  /**
   * A record as one import left it.
   *
   * @param version counted from 1
   * @param replacedAt when another version took its place; null for the one in force
   */
  public record Version(
      int version,
      boolean voided,
      List<Field> fields,
      @Nullable Origin origin,
      @Nullable OffsetDateTime replacedAt) {}

  /**
   * A field in words.
   *
   * @param changed whether it says something else than the version before
   */
  public record Field(
      String code, Label label, String type, @Nullable Label value, boolean changed) {}

  /** The import that brought a version. */
  public record Origin(long importId, String fileName, String by, OffsetDateTime at) {}

  /** A row as text by column; columns without a value are absent. */
  private record Stored(
      int version, Map<String, String> row, @Nullable OffsetDateTime replacedAt) {}

  private record Source(int id, String name) {}

  private static final int MOST_VERSIONS = 100;

  private final JdbcClient jdbc;
  private final FactCatalogue catalogue;
  private final PlatformTransactionManager transactions;

  RecordHistory(JdbcClient jdbc, FactCatalogue catalogue, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.transactions = transactions;
  }

  /** The record of a fact that a source system knows by a number. */
  @Transactional(readOnly = true)
  public Optional<History> find(Caller caller, String fact, String source, String no) {
    var system = source(source);
    var format = format(fact);
    if (system.isEmpty() || format.isEmpty()) {
      return Optional.empty();
    }
    var stored = stored(format.get(), system.get().id(), no);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    var words = new RecordWords(jdbc, format.get());
    var versions = new ArrayList<Version>();
    Map<String, String> before = null;
    for (var each : stored) {
      versions.addFirst(version(each, before, words));
      before = each.row();
    }
    return Optional.of(
        new History(format.get(), source, system.get().name(), no, people(stored), versions));
  }

  /** Also of residents whom the reader may not see: that the record was read is noted of them. */
  private List<String> people(List<Stored> versions) {
    var ids =
        versions.stream()
            .flatMap(version -> Stream.ofNullable(version.row().get("person_id")))
            .map(Long::valueOf)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    return Acting.asHouseApart(
        transactions,
        () ->
            jdbc.sql(
                    """
                    select person_no from residents_api.person where person in (:ids) order by 1
                    """)
                .param("ids", ids)
                .query((row, _) -> row.getString("person_no"))
                .list());
  }

  /** The format whose rows are the fact's own records; none for facts derived from others. */
  private Optional<ImportFormat> format(String fact) {
    return catalogue.formats().stream()
        .filter(ImportFormat::recorded)
        .filter(f -> f.touches().contains(Touch.of(fact)))
        .findFirst();
  }

  private Optional<Source> source(String code) {
    return jdbc.sql(
            """
            select id, name from facts.source_system where code = :code
            """)
        .param("code", code)
        .query(Source.class)
        .optional();
  }

  /** Oldest first, the one in force last. */
  private List<Stored> stored(ImportFormat format, int source, String no) {
    var versions = new TreeMap<Integer, Stored>();
    jdbc.sql(
            """
            select version, replaced_at, field.key, field.value
              from facts.superseded, jsonb_each_text("row") field
             where format = :format and source_id = :source and source_no = :no
               and version <= :most and field.value is not null
            """)
        .param("format", format.code())
        .param("source", source)
        .param("no", no)
        .param("most", MOST_VERSIONS)
        .query(row -> {
          keep(versions, row.getInt("version"), row);
        });
    var inForce = versions.isEmpty() ? 1 : versions.lastKey() + 1;
    jdbc.sql(
            """
            select null::timestamptz as replaced_at, field.key, field.value
              from %s t, jsonb_each_text(to_jsonb(t)) field
             where t.source_id = :source and t.source_no = :no and field.value is not null
            """
                .formatted(format.table()))
        .param("source", source)
        .param("no", no)
        .query(row -> {
          keep(versions, inForce, row);
        });
    return List.copyOf(versions.values());
  }

  private static void keep(Map<Integer, Stored> versions, int version, ResultSet row)
      throws SQLException {
    var replaced = row.getObject("replaced_at", OffsetDateTime.class);
    versions
        .computeIfAbsent(version, v -> new Stored(v, new HashMap<>(), replaced))
        .row()
        .put(row.getString("key"), row.getString("value"));
  }

  private Version version(Stored stored, @Nullable Map<String, String> before, RecordWords words) {
    var row = stored.row();
    return new Version(
        stored.version(),
        "true".equals(row.get("void")),
        words.fields(row, before),
        origin(row.get("import_id")),
        stored.replacedAt());
  }

  private @Nullable Origin origin(@Nullable String importId) {
    return importId == null
        ? null
        : jdbc.sql(
                """
                select id, file_name, started_by, coalesce(finished_at, started_at) as at
                  from facts.import_job where id = :id
                """)
            .param("id", Long.valueOf(importId))
            .query((row, _) ->
                new Origin(
                    row.getLong("id"),
                    row.getString("file_name"),
                    row.getString("started_by"),
                    row.getObject("at", OffsetDateTime.class)))
            .optional()
            .orElse(null);
  }
}
