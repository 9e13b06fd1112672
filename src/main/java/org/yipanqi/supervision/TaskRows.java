package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.governance.DecisionCorrected;

/** The rows of the ledger. */
@Repository
class TaskRows {

  /** More tasks than a county can have under all the policies that bind it. */
  static final int MOST = 2_000;

  private final JdbcClient jdbc;

  TaskRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the rows that lines lack. */
  void make(long county, List<LedgerLine> lines) {
    of(
            """
            insert into supervision.task (county, pack, kind, ref)
            select :county, l.pack, l.kind, l.ref
              from unnest(:packs::text[], :kinds::text[], :refs::text[]) as l (pack, kind, ref)
            on conflict do nothing
            """,
            county,
            lines)
        .update();
  }

  /** Whether a line has no row yet. */
  boolean missing(long county, List<LedgerLine> lines) {
    return of(
            """
            select exists (
              select from unnest(:packs::text[], :kinds::text[], :refs::text[]) as l (pack, kind, ref)
               where not exists (
                 select from supervision.task t
                  where t.county = :county and (t.pack, t.kind, t.ref) = (l.pack, l.kind, l.ref)))
            """,
            county,
            lines)
        .query(Boolean.class)
        .single();
  }

  private JdbcClient.StatementSpec of(String sql, long county, List<LedgerLine> lines) {
    return jdbc.sql(sql)
        .param("county", county)
        .param("packs", lines.stream().map(LedgerLine::pack).toArray(String[]::new))
        .param("kinds", lines.stream().map(l -> l.kind().code()).toArray(String[]::new))
        .param("refs", lines.stream().map(LedgerLine::ref).toArray(String[]::new));
  }

  List<Long> counties() {
    return jdbc.sql(
            """
            select distinct county from supervision.task order by county limit 200
            """)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  List<Task> all(long county) {
    return jdbc.sql(
            """
            select * from supervision.task where county = :county order by id limit :most
            """)
        .param("county", county)
        .param("most", MOST)
        .query((row, _) -> Task.read(row))
        .list();
  }

  Optional<Task> find(long id) {
    return jdbc.sql(
            """
            select * from supervision.task where id = :id
            """)
        .param("id", id)
        .query((row, _) -> Task.read(row))
        .optional();
  }

  /** By its origin, in whichever county. */
  Optional<Task> ofDecision(String origin) {
    return jdbc.sql(
            """
            select * from supervision.task where kind = 'raised' and ref = :origin limit 1
            """)
        .param("origin", origin)
        .query((row, _) -> Task.read(row))
        .optional();
  }

  Optional<Task> lock(long id) {
    return jdbc.sql(
            """
            select * from supervision.task where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> Task.read(row))
        .optional();
  }

  /** A task raised here; empty where its origin has raised it before. */
  Optional<Long> raise(NewTask raised) {
    return jdbc.sql(
            """
            insert into supervision.task (county, kind, ref, title, units, basis, due, due_reason,
                   institution_id, assigned, login)
            values (:county, 'raised', :origin, :title, :units, :basis, :due,
                   case when :due::date is not null then :basis end, :institution, :assigned, :login)
            on conflict do nothing
            returning id
            """)
        .param("county", raised.county())
        .param("origin", raised.origin())
        .param("title", raised.title())
        .param("units", raised.units())
        .param("basis", raised.basis())
        .param("due", raised.due())
        .param("institution", raised.institution())
        .param("assigned", raised.assigned())
        .param("login", raised.login())
        .query(Long.class)
        .optional();
  }

  /** As the decision it comes from reads now. */
  void amend(long id, DecisionCorrected to, @Nullable LocalDate due, @Nullable String dueReason) {
    jdbc.sql(
            """
            update supervision.task
               set title = :title, units = :units, basis = :basis, due = cast(:due as date),
                   due_reason = :reason, institution_id = coalesce(:institution, institution_id),
                   version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("title", to.text())
        .param("units", to.owner())
        .param("basis", to.basis())
        .param("due", due)
        .param("reason", dueReason)
        .param("institution", to.institution())
        .update();
  }

  long ofOrigin(long county, String origin) {
    return jdbc.sql(
            """
            select id from supervision.task
             where county = :county and kind = 'raised' and ref = :origin
            """)
        .param("county", county)
        .param("origin", origin)
        .query(Long.class)
        .single();
  }

  void date(long id, LocalDate due, String reason) {
    jdbc.sql(
            """
            update supervision.task
               set due = :due, due_reason = :reason, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("due", due)
        .param("reason", reason)
        .update();
  }

  void assign(
      long id, @Nullable Integer institution, @Nullable String assigned, @Nullable String login) {
    jdbc.sql(
            """
            update supervision.task
               set institution_id = :institution, assigned = :assigned, login = :login,
                   version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("institution", institution)
        .param("assigned", assigned)
        .param("login", login)
        .update();
  }

  /**
   * @param returned whether a report goes back to whoever wrote it
   */
  void state(long id, TaskState state, @Nullable String reportedBy, boolean returned) {
    jdbc.sql(
            """
            update supervision.task
               set state = :state, reported_by = :by, version = version + 1,
                   returned = returned + case when :returned then 1 else 0 end
             where id = :id
            """)
        .param("id", id)
        .param("state", state.code())
        .param("by", reportedBy)
        .param("returned", returned)
        .update();
  }
}
