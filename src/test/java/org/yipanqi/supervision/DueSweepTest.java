package org.yipanqi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;

/** Who hears that a task is due or late, and that it is told once. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class DueSweepTest {

  @Autowired private Tasks tasks;
  @Autowired private DueSweep sweep;
  @Autowired private Clock clock;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SupervisedCounty county;

  @BeforeEach
  void county() {
    county = new SupervisedCounty(jdbc, events);
  }

  @Test
  void a_task_due_in_a_week_is_told_once_to_who_has_to_see_to_it_and_one_later_is_not() {
    var today = LocalDate.now(clock);
    var soon = raised(today.plusDays(DueSweep.DAYS_BEFORE));
    var later = raised(today.plusDays(DueSweep.DAYS_BEFORE + 1));

    sweep.sweep();
    sweep.sweep();

    assertThat(kinds(soon)).containsExactly("supervision.due");
    assertThat(kinds(later)).isEmpty();
    assertThat(words(soon)).doesNotContain("报送员额方案");
  }

  @Test
  void what_is_late_is_told_also_to_the_reform_officer() {
    var late = raised(LocalDate.now(clock).minusDays(1));

    sweep.sweep();

    assertThat(kinds(late)).containsExactly("supervision.late");
    assertThat(
            jdbc.sql(
                    """
                    select r.duty from messages.message m join messages.recipient r on r.message_id = m.id
                     where m.link = :link
                    """)
                .param("link", "/tasks?task=" + late)
                .query((row, _) -> row.getString(1))
                .list())
        .contains("REFORM_OFFICER", "TOWNSHIP_DOCTOR");
  }

  @Test
  void a_county_whose_ledger_nobody_has_opened_is_looked_at_like_any_other() {
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (440823, '遂溪县', 'county', 1) on conflict do nothing
            """)
        .update();
    jdbc.sql(
            """
            insert into registry.community (code, name, short_name, division, import_id)
            values ('SV-SX', '遂溪县医共体', '遂溪医共体', 440823, 1) on conflict do nothing
            """)
        .update();
    events.publishEvent(new FactsChanged(1));

    sweep.sweep();

    assertThat(
            jdbc.sql("select count(*) from supervision.task where county = 440823")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  private long raised(LocalDate due) {
    return tasks.raise(
        SupervisedCounty.officer(),
        new NewTask(
            SupervisedCounty.COUNTY,
            "decision:" + county.hospital + ":" + due,
            "报送员额方案",
            "县委编办",
            "领导小组第 3 次会议",
            due,
            county.hospital,
            null,
            null));
  }

  private List<String> kinds(long task) {
    return jdbc.sql(
            """
            select kind from messages.message
             where link = :link and kind <> 'supervision.raised'
            """)
        .param("link", "/tasks?task=" + task)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private String words(long task) {
    return jdbc.sql(
            """
            select words_zh from messages.message
             where link = :link and kind <> 'supervision.raised'
            """)
        .param("link", "/tasks?task=" + task)
        .query(String.class)
        .single();
  }
}
