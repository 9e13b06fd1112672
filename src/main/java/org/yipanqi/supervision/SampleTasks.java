package org.yipanqi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;

/**
 * What became of a sample county's tasks: of the milestones whose day is over three in four were
 * accepted long ago; of what its meetings decided the oldest was accepted and the next is reported.
 */
@Component
public class SampleTasks {

  private static final int LATE = 4;

  private final Ledger ledger;
  private final TaskRows rows;
  private final Tasks tasks;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clock clock;

  SampleTasks(
      Ledger ledger,
      TaskRows rows,
      Tasks tasks,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.ledger = ledger;
    this.rows = rows;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether nobody has inspected anything in a county. */
  public boolean none(long county) {
    return jdbc.sql(
            """
            select not exists (select from supervision.inspection where county = :county)
            """)
        .param("county", county)
        .query(Boolean.class)
        .single();
  }

  /**
   * @param town who has to see to what a meeting gave a town hospital
   */
  public void add(Caller officer, Caller auditor, long county, Caller town) {
    var today = LocalDate.now(clock);
    ledger.lines(county);
    Acting.asHouse(() -> Acting.together(transactions, () -> accept(officer, county, today)));
    var raised = rows.all(county).stream().filter(t -> t.decision().isPresent()).toList();
    if (!raised.isEmpty()) {
      var first = raised.getFirst();
      var reported = tasks.report(officer, first.id(), first.version(), "规划已按会议意见修改，以县府办文件印发（示例）。");
      tasks.review(auditor, reported.id(), reported.version(), true, "文件已核");
    }
    raised.stream()
        .filter(t -> t.state() == TaskState.OPEN && TaskGate.covers(town, t))
        .findFirst()
        .ifPresent(t -> tasks.report(town, t.id(), t.version(), "一至六月转诊登记已补齐，缺月原因已逐月说明（示例）。"));
  }

  private int accept(Caller officer, long county, LocalDate today) {
    var no = 0;
    for (var task : rows.all(county)) {
      var line = ledger.line(task).orElse(null);
      var due = line == null || line.figure() ? null : line.due();
      if (due != null && due.isBefore(today) && ++no % LATE != 0) {
        accepted(officer, task, due);
      }
    }
    return no;
  }

  /** As it was noted on the day it was due. */
  private void accepted(Caller officer, Task task, LocalDate due) {
    jdbc.sql(
            """
            with done as (
              update supervision.task set state = 'done', reported_by = 'town', version = version + 1
               where id = :id and state = 'open' returning id, county)
            insert into supervision.step (county, subject, subject_id, act, words, login, user_name,
                   duty, at)
            select d.county, 'task', d.id, s.act, s.words, :login, :name, :duty,
                   cast(:at as timestamptz) + s.after
              from done d,
                   (values ('reported', '材料在县卫生健康局存档（示例）', interval '0'),
                           ('accepted', '材料齐全', interval '1 day')) s (act, words, after)
            """)
        .param("id", task.id())
        .param("login", officer.user())
        .param("name", officer.name())
        .param("duty", officer.duty().name())
        .param("at", at(due))
        .update();
  }

  private OffsetDateTime at(LocalDate due) {
    return due.minusDays(6).atTime(10, 0).atZone(clock.getZone()).toOffsetDateTime();
  }
}
