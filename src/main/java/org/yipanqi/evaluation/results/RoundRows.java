package org.yipanqi.evaluation.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.evaluation.tables.KeptTable;
import org.yipanqi.evaluation.tables.Phases;
import org.yipanqi.evaluation.tables.Purpose;
import org.yipanqi.kernel.Period;

/** The rows of rounds. */
@Repository
public class RoundRows {

  /** A round about to be opened. */
  public record Opening(
      KeptTable table,
      Period period,
      Purpose purpose,
      Round.@Nullable ClosedBy closing,
      Phases.@Nullable Phase phase,
      @Nullable LocalDate selfDue) {}

  private static final int MOST_AWAITING = 1_000;

  private final JdbcClient jdbc;

  RoundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  public List<Round> of(long county, long before, int limit) {
    return jdbc.sql(
            """
            select * from evaluation.round where county = :county and id < :before
             order by id desc limit :limit
            """)
        .param("county", county)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> Round.read(row))
        .list();
  }

  /** The purposes that a table's rounds of a period have been opened for. */
  public List<String> held(long county, String table, String period) {
    return jdbc.sql(
            """
            select purpose from evaluation.round
             where county = :county and table_code = :table and period = :period
               and state <> 'withdrawn' order by purpose
            """)
        .param("county", county)
        .param("table", table)
        .param("period", period)
        .query((row, _) -> row.getString("purpose"))
        .list();
  }

  /** Open ones whose units should have handed in their own marks by a day. */
  public List<Round> awaiting(LocalDate by) {
    return jdbc.sql(
            """
            select * from evaluation.round where state = 'open' and self_due <= :by
             order by id limit :most
            """)
        .param("by", by)
        .param("most", MOST_AWAITING)
        .query((row, _) -> Round.read(row))
        .list();
  }

  public Optional<Round> find(long id) {
    return jdbc.sql(
            """
            select * from evaluation.round where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Round.read(row))
        .optional();
  }

  public Round lock(long id) {
    return jdbc.sql(
            """
            select * from evaluation.round where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Round.read(row))
        .single();
  }

  /** Empty when one of the same table, period and purpose is there. */
  public Optional<Long> open(Caller caller, Opening it, OffsetDateTime at) {
    var closing = it.closing();
    var phase = it.phase();
    return jdbc.sql(
            """
            insert into evaluation.round (county, table_id, table_code, about, pack, period,
                   first_day, last_day, purpose, opened_by, opened_by_name, opened_at,
                   closing_version, closed_by_name, closed_at, phase, phase_clause, phase_zh,
                   phase_en, phase_due, self_due)
            values (:county, :table, :code, :about, :pack, :period, :first, :last, :purpose, :user,
                   :name, :at, :closing, :closedBy, :closedAt, :phase, :phaseClause, :phaseZh,
                   :phaseEn, :phaseDue, :selfDue)
            on conflict do nothing
            returning id
            """)
        .param("county", it.table().county())
        .param("table", it.table().id())
        .param("code", it.table().code())
        .param("about", it.table().about())
        .param("pack", it.table().pack())
        .param("period", it.period().toString())
        .param("first", it.period().start())
        .param("last", it.period().end())
        .param("purpose", it.purpose().code())
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("closing", closing == null ? null : closing.version())
        .param("closedBy", closing == null ? null : closing.name())
        .param("closedAt", closing == null ? null : closing.at())
        .param("phase", phase == null ? null : phase.id())
        .param("phaseClause", phase == null ? null : phase.clause())
        .param("phaseZh", phase == null ? null : phase.title().zh())
        .param("phaseEn", phase == null ? null : phase.title().en())
        .param("phaseDue", phase == null ? null : phase.due())
        .param("selfDue", it.selfDue())
        .query(Long.class)
        .optional();
  }

  public void publish(Caller caller, Round it, OffsetDateTime at, LocalDate availableFrom) {
    jdbc.sql(
            """
            update evaluation.round
               set state = 'published', version = version + 1, published_by = :user,
                   published_by_name = :name, published_at = :at, available_from = :from
             where id = :id
            """)
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("from", availableFrom)
        .param("id", it.id())
        .update();
  }

  public void withdraw(Caller caller, Round it, OffsetDateTime at, String reason) {
    jdbc.sql(
            """
            update evaluation.round
               set state = 'withdrawn', version = version + 1, withdrawn_by_name = :name,
                   withdrawn_at = :at, reason = :reason
             where id = :id
            """)
        .param("name", caller.name())
        .param("at", at)
        .param("reason", reason)
        .param("id", it.id())
        .update();
  }
}
