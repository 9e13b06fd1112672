package org.yipanqi.evaluation.results;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.evaluation.scoring.ScoreSheet;
import org.yipanqi.kernel.Label;

/** The rows of runs: found, locked, moved; each move leaves its event. */
@Repository
public class RunRows {

  /**
   * A unit that a round is opened for.
   *
   * @param no its number in the registry; null for departments
   */
  public record Unit(
      String code,
      Label name,
      @Nullable Integer institution,
      @Nullable Long no,
      @Nullable Duty duty) {}

  /** What happened to a run. */
  public record Event(String act, OffsetDateTime at, String by, @Nullable String reason) {}

  private final JdbcClient jdbc;

  RunRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Run> of(long round) {
    return of(List.of(round));
  }

  /** The units of several rounds, in the order they were opened in. */
  public List<Run> of(Collection<Long> rounds) {
    return jdbc.sql(
            """
            select * from evaluation.run where round_id = any(:rounds) order by round_id, place
            """)
        .param("rounds", rounds.toArray(Long[]::new))
        .query((row, _) -> Run.read(row))
        .list();
  }

  public Optional<Run> find(long id) {
    return jdbc.sql(
            """
            select * from evaluation.run where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Run.read(row))
        .optional();
  }

  public Run lock(long id) {
    return jdbc.sql(
            """
            select * from evaluation.run where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Run.read(row))
        .single();
  }

  public long open(long round, long county, Unit unit, int place, BigDecimal whole) {
    var duty = unit.duty();
    return jdbc.sql(
            """
            insert into evaluation.run (round_id, county, institution_id, unit, unit_zh, unit_en,
                   unit_no, duty, place, whole)
            values (:round, :county, :institution, :unit, :zh, :en, :no, :duty, :place, :whole)
            returning id
            """)
        .param("round", round)
        .param("county", county)
        .param("institution", unit.institution())
        .param("unit", unit.code())
        .param("zh", unit.name().zh())
        .param("en", unit.name().en())
        .param("no", unit.no())
        .param("duty", duty == null ? null : duty.name())
        .param("place", place)
        .param("whole", whole)
        .query(Long.class)
        .single();
  }

  /** Counts a change of its marks. */
  public void touch(Run it) {
    jdbc.sql(
            """
            update evaluation.run set version = version + 1 where id = :id
            """)
        .param("id", it.id())
        .update();
  }

  public void move(Run it, RunState to) {
    jdbc.sql(
            """
            update evaluation.run set state = :state, version = version + 1 where id = :id
            """)
        .param("state", to.code())
        .param("id", it.id())
        .update();
  }

  public void submit(Caller caller, Run it, OffsetDateTime at) {
    jdbc.sql(
            """
            update evaluation.run
               set state = 'review', version = version + 1, submitted_by = :user,
                   submitted_by_name = :name, submitted_at = :at
             where id = :id
            """)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("id", it.id())
        .update();
  }

  public void confirm(Caller caller, Run it, ScoreSheet sheet, OffsetDateTime at) {
    var band = Objects.requireNonNull(sheet.band());
    jdbc.sql(
            """
            update evaluation.run
               set state = 'final', version = version + 1, confirmed_by = :user,
                   confirmed_by_name = :name, confirmed_at = :at, score = :score, grade = :grade,
                   grade_zh = :zh, grade_en = :en
             where id = :id
            """)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("score", sheet.score())
        .param("grade", band.code())
        .param("zh", band.title().zh())
        .param("en", band.title().en())
        .param("id", it.id())
        .update();
  }

  public void reopen(Run it) {
    jdbc.sql(
            """
            update evaluation.run
               set state = 'review', version = version + 1, confirmed_by = null,
                   confirmed_by_name = null, confirmed_at = null, score = null, grade = null,
                   grade_zh = null, grade_en = null
             where id = :id
            """)
        .param("id", it.id())
        .update();
  }

  public void event(Caller caller, Run it, String act, OffsetDateTime at, @Nullable String reason) {
    jdbc.sql(
            """
            insert into evaluation.run_event (run_id, county, institution_id, act, at, actor,
                   actor_name, duty, reason)
            values (:run, :county, :institution, :act, :at, :user, :name, :duty, :reason)
            """)
        .param("run", it.id())
        .param("county", it.county())
        .param("institution", it.institution())
        .param("act", act)
        .param("at", at)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("reason", reason)
        .update();
  }

  /** The first event first. */
  public List<Event> events(long run, int most) {
    return jdbc.sql(
            """
            select act, at, actor_name, reason from evaluation.run_event where run_id = :run
             order by id limit :most
            """)
        .param("run", run)
        .param("most", most)
        .query((row, _) ->
            new Event(
                row.getString("act"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("actor_name"),
                row.getString("reason")))
        .list();
  }
}
