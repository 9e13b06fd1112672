package org.yipanqi.reporting;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Returns as they were locked: what stood in each cell, and how it was printed. Never changed. */
@Component
public class FrozenReturns {

  /**
   * A cell as it was.
   *
   * @param value what counted
   * @param recorded what the records gave then
   */
  public record FrozenCell(
      @Nullable String value, @Nullable String recorded, @Nullable String recordedState) {}

  /** What a return said. */
  public record Content(
      int formVersion, Map<String, List<String>> rows, Map<String, FrozenCell> cells) {}

  /** A print, as it is handed out again. */
  public record Kept(int no, OffsetDateTime at, Content content) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  FrozenReturns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Return of, ReturnSheet sheet, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into reporting.frozen_return (return_id, no, holder_id, county, taken_at, content)
            select :id, coalesce(max(no), 0) + 1, :holder, :county, :now, :content::jsonb
              from reporting.frozen_return where return_id = :id
            """)
        .param("id", of.id())
        .param("holder", of.holder())
        .param("county", of.county())
        .param("now", now)
        .param("content", JSON.writeValueAsString(content(of, sheet)))
        .update();
  }

  private static Content content(Return of, ReturnSheet sheet) {
    var cells = new LinkedHashMap<String, FrozenCell>();
    for (var place : sheet.way().form().form().places(sheet.worked().cells())) {
      var name = place.name().toString();
      var stored = sheet.stored().get(name);
      cells.put(
          name,
          new FrozenCell(
              sheet.worked().cells().text(place.name()).orElse(null),
              stored == null ? null : stored.recorded(),
              stored == null ? null : stored.recordedState()));
    }
    return new Content(of.formVersion(), of.rows(), cells);
  }

  /** The newest copy of a return. */
  public Optional<Kept> newest(long id) {
    return jdbc.sql(
            """
            select no, taken_at, content from reporting.frozen_return
             where return_id = :id
             order by no desc
             limit 1
            """)
        .param("id", id)
        .query((row, _) ->
            new Kept(
                row.getInt("no"),
                row.getObject("taken_at", OffsetDateTime.class),
                JSON.readValue(row.getString("content"), Content.class)))
        .optional();
  }
}
