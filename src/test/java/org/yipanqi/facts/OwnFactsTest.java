package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;

/** What is worked on in here is marked and receipted like what comes in files. */
@SpringBootTest
@OnTestDatabase
@RecordApplicationEvents
class OwnFactsTest {

  private static final LocalDate DAY = LocalDate.of(2031, 5, 20);
  private static final List<Long> UNITS = Arrays.asList(7_000_001L, null);

  @Autowired private OwnFacts facts;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEvents events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeEach
  void nothingYet() {
    owner.sql("delete from facts.receipt where unit = 7000001").update();
  }

  @Test
  void a_touched_fact_has_a_receipt_and_is_told_once_after_the_commit() {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              facts.touched("referral", List.of(DAY, DAY.minusDays(3)), UNITS);
              facts.touched("referral", List.of(DAY), UNITS);
              assertThat(told()).isZero();
              return true;
            }));

    assertThat(told()).isEqualTo(1);
    assertThat(
            owner
                .sql(
                    """
                    select month::text || ' ' || s.code || ' ' || stands || ' ' || beside
                      from facts.receipt r join facts.source_system s on s.id = r.source_id
                     where unit = 7000001
                    """)
                .query(String.class)
                .list())
        .containsExactly("2031-05-01 own false false");
  }

  @Test
  void what_is_undone_was_never_touched_and_outside_a_transaction_nothing_is() {
    assertThatThrownBy(() ->
            Acting.asHouse(() ->
                Acting.together(
                    transactions,
                    () -> {
                      facts.touched("referral", List.of(DAY), UNITS);
                      throw new IllegalStateException("undone");
                    })))
        .hasMessage("undone");
    assertThatThrownBy(() -> Acting.asHouse(() -> facts.touched("referral", List.of(DAY), UNITS)))
        .hasMessageContaining("outside a transaction");

    assertThat(told()).isZero();
    assertThat(
            owner
                .sql("select count(*) from facts.receipt where unit = 7000001")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_row_added_to_a_register_from_elsewhere_marks_the_months_it_holds_and_is_no_delivery() {
    var marked = new ArrayList<String>();
    assertThatThrownBy(() ->
            Acting.asHouse(() ->
                Acting.together(
                    transactions,
                    () -> {
                      spanOf2031();
                      facts.amended("residence", DAY.minusMonths(1), null, UNITS);
                      marked.addAll(marks());
                      throw new IllegalStateException("undone");
                    })))
        .hasMessage("undone");

    assertThat(marked).containsExactly("2031-04-01 0", "2031-05-01 0", "2031-06-01 0");
  }

  private void spanOf2031() {
    jdbc.sql(
            """
            insert into facts.horizon (first_month, last_month) values ('2031-01-01', '2031-06-01')
            on conflict (only_one) do update set first_month = '2031-01-01',
              last_month = '2031-06-01'
            """)
        .update();
  }

  /** Months that were marked, with the number of their receipts. */
  private List<String> marks() {
    return jdbc.sql(
            """
            select month || ' ' || (select count(*) from facts.receipt where unit = 7000001)
              from facts.mark
             where fact = 'residence' and units[1] = 7000001
             order by 1
            """)
        .query(String.class)
        .list();
  }

  private long told() {
    return events.stream(FactsChanged.class).count();
  }
}
