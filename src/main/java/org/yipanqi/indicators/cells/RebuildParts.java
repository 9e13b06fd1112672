package org.yipanqi.indicators.cells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** What a rebuild has to do and has done, kept so that another process can go on with it. */
@Repository
class RebuildParts {

  /**
   * A fact over some months.
   *
   * @param weight about the rows to be read
   */
  record Part(int no, String fact, Months months, long weight) {}

  /** Parts and their weight: done, and all there are. */
  record Progress(int done, int parts, long weight, long total) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  RebuildParts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The rebuild that is under way. */
  Optional<Long> current() {
    return jdbc.sql(
            """
            select id from indicators.rebuild where finished_at is null
            """)
        .query(Long.class)
        .optional();
  }

  /** Begins a new one with these parts, and forgets those of the one before. */
  void begin(Caller caller, List<Part> parts) {
    jdbc.sql(
            """
            delete from indicators.rebuild_part
            """)
        .update();
    var id =
        jdbc.sql(
                """
                insert into indicators.rebuild (started_at, started_by)
                values (:now, :user) returning id
                """)
            .param("now", now())
            .param("user", caller.user())
            .query(Long.class)
            .single();
    for (var part : parts) {
      jdbc.sql(
              """
              insert into indicators.rebuild_part (rebuild, no, fact, first_month, end_month, weight)
              values (:rebuild, :no, :fact, :first, :end, :weight)
              """)
          .param("rebuild", id)
          .param("no", part.no())
          .param("fact", part.fact())
          .param("first", day(part.months().first()), Types.DATE)
          .param("end", day(part.months().end()), Types.DATE)
          .param("weight", part.weight())
          .update();
    }
  }

  Optional<Part> next(long rebuild) {
    return jdbc.sql(
            """
            select no, fact, first_month, end_month, weight from indicators.rebuild_part
             where rebuild = :rebuild and done_at is null order by no limit 1
            """)
        .param("rebuild", rebuild)
        .query((row, _) ->
            new Part(row.getInt("no"), row.getString("fact"), months(row), row.getLong("weight")))
        .optional();
  }

  void done(long rebuild, Part part, long cells) {
    jdbc.sql(
            """
            update indicators.rebuild_part set cells = :cells, done_at = :now
             where rebuild = :rebuild and no = :no
            """)
        .param("cells", cells)
        .param("now", now())
        .param("rebuild", rebuild)
        .param("no", part.no())
        .update();
  }

  Progress progress(long rebuild) {
    return jdbc.sql(
            """
            select count(done_at) as done, count(*) as parts,
                   coalesce(sum(weight) filter (where done_at is not null), 0) as weight,
                   coalesce(sum(weight), 0) as total
              from indicators.rebuild_part where rebuild = :rebuild
            """)
        .param("rebuild", rebuild)
        .query(Progress.class)
        .single();
  }

  /** Whatever is under way is at its end. */
  void finish() {
    jdbc.sql(
            """
            update indicators.rebuild set finished_at = :now where finished_at is null
            """)
        .param("now", now())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static @Nullable LocalDate day(@Nullable YearMonth month) {
    return month == null ? null : month.atDay(1);
  }

  private static Months months(ResultSet row) throws SQLException {
    return new Months(month(row, "first_month"), month(row, "end_month"));
  }

  private static @Nullable YearMonth month(ResultSet row, String column) throws SQLException {
    var day = row.getObject(column, LocalDate.class);
    return day == null ? null : YearMonth.from(day);
  }
}
