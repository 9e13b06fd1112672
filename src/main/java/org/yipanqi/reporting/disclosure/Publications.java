package org.yipanqi.reporting.disclosure;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Column;
import org.yipanqi.policy.forms.Row;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.FrozenReturns;
import org.yipanqi.reporting.ReportingAction;
import org.yipanqi.reporting.ReportingProblem;
import org.yipanqi.reporting.ReportingTrail;
import org.yipanqi.reporting.ReturnState;
import org.yipanqi.reporting.UnderLock;
import org.yipanqi.reporting.UnderLock.Held;
import org.yipanqi.reporting.Units;
import org.yipanqi.reporting.disclosure.PublicTable.PublicRow;
import tools.jackson.databind.json.JsonMapper;

/** Publishes returns, as they were locked. */
@Service
public class Publications {

  /** What was published, as it was. */
  public record Paper(Label policy, Label title, Label unit, List<PublicTable> tables) {}

  public record Published(
      long id,
      long returnId,
      String period,
      Paper paper,
      String byName,
      OffsetDateTime at,
      @Nullable OffsetDateTime withdrawnAt) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final UnderLock door;
  private final FrozenReturns frozen;
  private final Units units;
  private final ReportingTrail trail;
  private final JdbcClient jdbc;

  Publications(
      UnderLock door, FrozenReturns frozen, Units units, ReportingTrail trail, JdbcClient jdbc) {
    this.door = door;
    this.frozen = frozen;
    this.units = units;
    this.trail = trail;
    this.jdbc = jdbc;
  }

  /** Publishes what the policy makes public of a locked return; an older publication of it goes. */
  public long publish(Caller caller, long returnId) {
    var held = door.seen(caller, returnId);
    var tables = held.of().state() == ReturnState.LOCKED ? tables(held) : List.<PublicTable>of();
    if (tables.isEmpty()) {
      throw ReportingProblem.NOTHING_TO_PUBLISH.because();
    }
    var form = held.way().form();
    var paper =
        new Paper(form.pack().title(), form.form().title(), held.way().unit().name(), tables);
    return door.writing(
        null,
        held.of().county(),
        () -> {
          withdraw(held.of().unit(), held.of().form(), held.of().period().toString(), held.now());
          var id = add(caller, held, paper);
          trail.note(
              caller,
              ReportingAction.PUBLISHED,
              "publication",
              id,
              held.of().unit(),
              null,
              Map.of("return", returnId, "form", held.of().form()));
          return id;
        });
  }

  /** Of a county, the newest first; before one of them. */
  public List<Published> of(Caller caller, long county, long before, int limit) {
    return jdbc.sql(
            """
            select * from reporting.publication
             where county = :county and withdrawn_at is null and id < :before
             order by id desc
             limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) ->
            new Published(
                row.getLong("id"),
                row.getLong("return_id"),
                row.getString("period"),
                JSON.readValue(row.getString("paper"), Paper.class),
                row.getString("published_name"),
                row.getObject("published_at", OffsetDateTime.class),
                row.getObject("withdrawn_at", OffsetDateTime.class)))
        .list();
  }

  private long add(Caller caller, Held held, Paper paper) {
    return jdbc.sql(
            """
            insert into reporting.publication (return_id, county, unit_code, form, period, paper,
                   published_by, published_name, published_at)
            values (:return, :county, :unit, :form, :period, :paper::jsonb, :by, :name, :now)
            returning id
            """)
        .param("return", held.of().id())
        .param("county", held.of().county())
        .param("unit", held.of().unit())
        .param("form", held.of().form())
        .param("period", held.of().period().toString())
        .param("paper", JSON.writeValueAsString(paper))
        .param("by", caller.user())
        .param("name", caller.name())
        .param("now", held.now())
        .query(Long.class)
        .single();
  }

  private void withdraw(String unit, String form, String period, OffsetDateTime now) {
    jdbc.sql(
            """
            update reporting.publication set withdrawn_at = :now
             where unit_code = :unit and form = :form and period = :period and withdrawn_at is null
            """)
        .param("unit", unit)
        .param("form", form)
        .param("period", period)
        .param("now", now)
        .update();
  }

  private List<PublicTable> tables(Held held) {
    var content = frozen.newest(held.of().id()).orElseThrow().content();
    var all = new ArrayList<PublicTable>();
    for (var section : held.way().form().form().sections()) {
      var columns = section.disclosed();
      if (!columns.isEmpty()) {
        all.add(
            new PublicTable(
                section.title(),
                columns.stream().map(Column::label).toList(),
                rows(section, columns, content)));
      }
    }
    return all;
  }

  private List<PublicRow> rows(
      Section section, List<Column> columns, FrozenReturns.Content content) {
    return switch (section.rows()) {
      case Rows.Fixed fixed ->
          fixed.rows().stream()
              .filter(row -> !row.heading())
              .map(row ->
                  new PublicRow(row.label(), row.unit(), values(section, row, columns, content)))
              .toList();
      case Rows.Repeating(var over, _) ->
          content.rows().getOrDefault(section.id(), List.of()).stream()
              .map(key ->
                  new PublicRow(
                      over.written() ? new Label(key, key) : units.nameOf(key),
                      null,
                      values(section, key, columns, content)))
              .toList();
    };
  }

  private static List<@Nullable String> values(
      Section section, String key, List<Column> columns, FrozenReturns.Content content) {
    var all = new ArrayList<@Nullable String>();
    for (var column : columns) {
      all.add(value(section, key, column, column.rule(), content));
    }
    return all;
  }

  private static List<@Nullable String> values(
      Section section, Row row, List<Column> columns, FrozenReturns.Content content) {
    var all = new ArrayList<@Nullable String>();
    for (var column : columns) {
      all.add(value(section, row.id(), column, row.rule(column), content));
    }
    return all;
  }

  /** A choice in its words, anything else as it is kept. */
  private static @Nullable String value(
      Section section, String row, Column column, CellRule rule, FrozenReturns.Content content) {
    var name = new CellName(section.id(), row, column.id()).toString();
    var cell = Optional.ofNullable(content.cells().get(name));
    var kept = cell.map(FrozenReturns.FrozenCell::value).orElse(null);
    if (kept == null) {
      return null;
    }
    return switch (rule.type()) {
      case CHOICE -> rule.choice(kept).map(c -> c.label().zh()).orElse(kept);
      case YES_NO -> kept.equals("true") ? "是" : "否";
      case INT, DECIMAL, PERCENT, MONEY, TEXT, DATE -> kept;
    };
  }
}
