package org.yipanqi.indicators.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.closing.Closing.Act;
import org.yipanqi.indicators.figures.MissingSource;
import org.yipanqi.indicators.figures.StoredJson;
import tools.jackson.core.type.TypeReference;

/** The book of closings. Lines are added and completed, never changed or taken away. */
@Repository
class ClosingRegister {

  private static final TypeReference<List<MissingSource>> SOURCES = new TypeReference<>() {};

  private final JdbcClient jdbc;

  ClosingRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every closing of a county, oldest month first, within it the first version first. */
  @Transactional(readOnly = true)
  public List<Closing> of(long county) {
    return jdbc.sql(
            """
            select * from indicators.closing where county = :county order by month, version
            """)
        .param("county", county)
        .query((row, _) -> closing(row))
        .list();
  }

  /**
   * The closings of a county that are in force, held so until the transaction ends: a month that
   * somebody reopens at this moment is noticed.
   */
  @Transactional
  public List<Closing> held(long county) {
    return jdbc.sql(
            """
            select * from indicators.closing
             where county = :county and reopened_at is null order by month for share
            """)
        .param("county", county)
        .query((row, _) -> closing(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Closing> find(long id) {
    return jdbc.sql(
            """
            select * from indicators.closing where id = :id
            """)
        .param("id", id)
        .query((row, _) -> closing(row))
        .optional();
  }

  @Transactional
  public long close(
      Caller caller,
      long county,
      YearMonth month,
      List<MissingSource> missing,
      @Nullable String statement,
      OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into indicators.closing
                   (county, month, version, closed_by, closed_by_name, closed_at, missing, statement)
            select :county, :month, coalesce(max(version), 0) + 1, :user, :name, :at,
                   :missing::jsonb, :statement
              from indicators.closing where county = :county and month = :month
            returning id
            """)
        .param("county", county)
        .param("month", month.atDay(1))
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("missing", StoredJson.write(missing))
        .param("statement", statement)
        .query(Long.class)
        .single();
  }

  /** Confirms a closing; false when it is confirmed already or reopened. */
  @Transactional
  public boolean confirm(Caller caller, long id, OffsetDateTime at) {
    return jdbc.sql(
                """
                update indicators.closing
                   set confirmed_by = :user, confirmed_by_name = :name, confirmed_at = :at
                 where id = :id and confirmed_at is null and reopened_at is null
                """)
            .param("user", caller.user())
            .param("name", caller.name())
            .param("at", at)
            .param("id", id)
            .update()
        == 1;
  }

  /** Opens a closed month again, and puts out of force what was closed with it. */
  @Transactional
  public boolean reopen(Caller caller, long id, String reason, OffsetDateTime at) {
    var done =
        jdbc.sql(
                """
                update indicators.closing
                   set reopened_by = :user, reopened_by_name = :name, reopened_at = :at,
                       reason = :reason
                 where id = :id and reopened_at is null
                """)
            .param("user", caller.user())
            .param("name", caller.name())
            .param("at", at)
            .param("reason", reason)
            .param("id", id)
            .update();
    if (done == 1) {
      jdbc.sql(
              """
              update indicators.frozen_period set out_of_force_at = :at
               where out_of_force_at is null and id in (
                 select frozen_period from indicators.frozen_period_closing where closing = :id)
              """)
          .param("at", at)
          .param("id", id)
          .update();
    }
    return done == 1;
  }

  private static Closing closing(ResultSet row) throws SQLException {
    return new Closing(
        row.getLong("id"),
        row.getLong("county"),
        YearMonth.from(row.getObject("month", LocalDate.class)),
        row.getInt("version"),
        new Act(
            row.getString("closed_by"),
            row.getString("closed_by_name"),
            row.getObject("closed_at", OffsetDateTime.class)),
        StoredJson.MAPPER.readValue(row.getString("missing"), SOURCES),
        row.getString("statement"),
        act(row, "confirmed"),
        act(row, "reopened"),
        row.getString("reason"));
  }

  private static @Nullable Act act(ResultSet row, String what) throws SQLException {
    var at = row.getObject(what + "_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Act(row.getString(what + "_by"), row.getString(what + "_by_name"), at);
  }
}
