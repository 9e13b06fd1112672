package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an import leaves behind: rows, versions, marks, receipts, the months known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {

  private ImportBench bench;

  @BeforeAll
  void open() {
    bench = new ImportBench().withCounty();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeEach
  void forget() {
    bench
        .jdbc
        .sql(
            """
            truncate records.visit, workforce.post, facts.superseded, facts.receipt, facts.horizon,
                     facts.mark, facts.person_mark, facts.import_error, facts.import_job
            """)
        .update();
    bench.events.clear();
  }

  private static final String TWO_VISITS =
      """
      source,source_no,institution,visited_on,person,kind,residence,total_amount,fund_amount
      his,1,T1,2020-05-31,P1,outpatient,445322101001,30.50,10
      his,2,V1,2020-06-01,,home,,12,
      """;

  @Test
  void rows_marks_receipts_and_months_come_together() {
    var result = bench.taken("visits", TWO_VISITS);

    assertThat(result.inserted()).isEqualTo(2);
    assertThat(bench.rows("select performer, total_amount from records_api.visit")).hasSize(2);
    assertThat(bench.takeMarks())
        .containsExactly(
            "institution institution every 2020-05",
            "institution institution every 2020-06",
            "visit performer T1 2020-05",
            "visit performer V1 2020-06",
            "visit residence 445322101 2020-05");
    assertThat(
            bench.rows(
                """
                select u.code, r.fact, r.month::text as month from facts.receipt r
                  join registry_api.unit u on u.id = r.unit order by 1
                """))
        .hasSize(2);
    assertThat(bench.rows("select first_month::text f, last_month::text l from facts.horizon"))
        .first()
        .hasToString("{f=2020-05-01, l=2020-06-01}");
    assertThat(bench.events).containsExactly(new FactsChanged(result.id()));
  }
}
