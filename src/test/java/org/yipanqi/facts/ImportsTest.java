package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an import leaves behind: rows, versions, marks, receipts, the months known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {

  private static final String TWO_VISITS =
      """
      source,source_no,institution,visited_on,person,kind,residence,total_amount,fund_amount
      his,1,T1,2020-05-31,P1,outpatient,445322101001,30.50,10
      his,2,V1,2020-06-01,,home,,12,
      """;

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
    bench.forgetRecords();
  }

  @Test
  void rows_marks_receipts_and_months_come_together() {
    var result = bench.taken("visits", TWO_VISITS);

    assertThat(result.inserted()).isEqualTo(2);
    assertThat(bench.marks("visit"))
        .containsExactly(
            "visit performer T1 2020-05",
            "visit performer V1 2020-06",
            "visit residence 445322101 2020-05");
    assertThat(bench.receipts()).containsExactly("T1 visit 2020-05", "V1 visit 2020-06");
    assertThat(bench.horizon()).isEqualTo("2020-01 2020-12");
    assertThat(bench.events).containsExactly(new FactsChanged(result.id()));
  }

  @Test
  void who_took_a_file_in_and_what_it_did_stands_in_the_trail() {
    var taken = bench.taken("visits", TWO_VISITS);
    var refused = bench.run("visits", TWO_VISITS.replace("2020-06-01", "soon"));

    assertThat(trail(taken)).containsExactly("begun operator", "ended operator done 2");
    assertThat(trail(refused)).containsExactly("begun operator", "ended operator failed 0");
  }

  private List<String> trail(ImportResult of) {
    return bench.texts(
        """
        select concat_ws(' ', replace(action, 'facts.import-', ''), actor, after ->> 'state',
                         after ->> 'inserted')
          from audit.entry where subject_kind = 'import' and subject = '%d' order by no
        """
            .formatted(of.id()));
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    bench.taken("visits", TWO_VISITS);
    bench.takeMarks();
    bench.events.clear();

    var again = bench.taken("visits", TWO_VISITS);

    assertThat(again.rowsRead() + again.inserted() + again.corrected()).isZero();
    assertThat(again.message()).isNotNull();
    assertThat(again.message().en()).contains("came in before");
    assertThat(bench.takeMarks()).isEmpty();
    assertThat(bench.events).isEmpty();
  }

  @Test
  void another_file_with_equal_rows_changes_nothing() {
    bench.taken("visits", TWO_VISITS);
    bench.takeMarks();

    var again =
        bench.taken(
            "visits",
            """
            来源系统,来源记录号,fund_amount,医疗机构,visited_on,person,kind,residence,total_amount
            his,2,0.00,V1,2020-06-01,,出诊,,12.00
            his,1,10,T1,2020-05-31,P1,outpatient,445322101001,30.5
            """);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.inserted() + again.corrected()).isZero();
    assertThat(bench.takeMarks()).isEmpty();
    assertThat(bench.count("facts.superseded")).isZero();
  }

  @Test
  void a_correction_keeps_the_older_version_and_marks_where_it_was_and_where_it_is() {
    var first = bench.taken("visits", TWO_VISITS);
    bench.takeMarks();

    var correction =
        bench.taken(
            "visits",
            """
            source,source_no,institution,visited_on,person,kind,residence,total_amount,fund_amount
            his,1,H1,2020-06-02,P1,outpatient,445322101001,31,10
            his,2,V1,2020-06-01,,home,,12,
            """);

    assertThat(correction.corrected()).isEqualTo(1);
    assertThat(correction.unchanged()).isEqualTo(1);
    assertThat(bench.marks("visit"))
        .containsExactly(
            "visit performer H1 2020-06",
            "visit performer T1 2020-05",
            "visit residence 445322101 2020-05",
            "visit residence 445322101 2020-06");
    assertThat(
            bench.texts(
                """
                select concat_ws(' ', format, source_no, version, "row" ->> 'total_amount',
                                 import_id, replaced_by_import)
                  from facts.superseded
                """))
        .containsExactly("visits 1 1 30.50 " + first.id() + " " + correction.id());
  }

  @Test
  void versions_are_counted() {
    for (var amount = 1; amount <= 3; amount++) {
      bench.taken("visits", oneVisit("his", "1", "2020-05-01", String.valueOf(amount)));
    }

    assertThat(
            bench.texts(
                """
                select version || ': ' || ("row" ->> 'total_amount') from facts.superseded
                 order by version
                """))
        .containsExactly("1: 1.00", "2: 2.00");
  }

  @Test
  void a_void_record_leaves_the_figures_and_its_place_is_marked() {
    bench.taken("visits", oneVisit("his", "1", "2020-05-01", "5"));
    bench.takeMarks();

    bench.taken(
        "visits",
        """
        source,source_no,institution,visited_on,kind,total_amount,void
        his,1,T1,2020-05-01,outpatient,5,是
        """);

    assertThat(bench.count("records_api.visit")).isZero();
    assertThat(bench.count("records.visit")).isEqualTo(1);
    assertThat(bench.marks("visit")).containsExactly("visit performer T1 2020-05");
  }

  @Test
  void a_known_source_may_bring_more() {
    bench.taken("visits", oneVisit("his", "1", "2020-05-01", "5"));
    bench.takeMarks();

    var more =
        bench.taken(
            "visits",
            """
            source,source_no,institution,visited_on,kind,total_amount
            lis,1,T1,2020-07-01,outpatient,5
            his,2,V1,2020-07-01,outpatient,5
            """);

    assertThat(more.inserted()).isEqualTo(2);
    assertThat(bench.marks("visit"))
        .containsExactly("visit performer T1 2020-07", "visit performer V1 2020-07");
  }

  @Test
  void a_first_load_of_many_rows_marks_whole_months() {
    var text = new StringBuilder("source,source_no,institution,visited_on,kind,total_amount\n");
    for (var i = 0; i < 6_000; i++) {
      text.append("his,%d,T1,2020-0%d-11,outpatient,1\n".formatted(i, 1 + i % 3));
    }
    bench.taken("visits", text.toString());

    assertThat(bench.marks("visit"))
        .containsExactly("visit every 2020-01", "visit every 2020-02", "visit every 2020-03");
    assertThat(bench.receipts()).hasSize(3);
  }

  @Test
  void a_stock_counts_in_the_months_that_events_span() {
    bench.taken("posts", post("2019-03-01", ""));
    assertThat(bench.horizon()).isEmpty();
    assertThat(bench.receipts()).isEmpty();

    bench.taken("visits", TWO_VISITS);

    assertThat(bench.horizon()).as("the year of the visits").isEqualTo("2020-01 2020-12");
    assertThat(bench.marks("post"))
        .hasSize(12)
        .contains("post every 2020-01", "post every 2020-12");
    assertThat(bench.receipts()).contains("T1 post 2020-01", "T1 post 2020-12");

    bench.taken("posts", post("2019-03-01", "2020-05-31"));

    assertThat(bench.marks("post"))
        .as("the months it was in, and those it leaves, for each of its two units")
        .hasSize(24)
        .contains("post home T1 2020-05", "post workplace T1 2020-06");
    bench.taken("posts", post("2020-04-01", "2020-05-15"));
    assertThat(bench.marks("post"))
        .containsExactly(
            "post home T1 2020-01",
            "post home T1 2020-02",
            "post home T1 2020-03",
            "post home T1 2020-04",
            "post home T1 2020-05",
            "post workplace T1 2020-01",
            "post workplace T1 2020-02",
            "post workplace T1 2020-03",
            "post workplace T1 2020-04",
            "post workplace T1 2020-05");
    assertThat(bench.horizon()).isEqualTo("2020-01 2020-12");
  }

  @Test
  void one_date_mistyped_by_a_century_does_not_make_twelve_hundred_months() {
    bench.taken("visits", TWO_VISITS);
    bench.taken("visits", oneVisit("his", "3", "1920-06-01", "1"));

    assertThat(bench.horizon()).isEqualTo("2011-01 2020-12");
  }

  @Test
  void a_person_is_marked_from_the_earlier_of_the_old_and_the_new_day() {
    bench.taken("contracts", contract("2020-05-10"));
    assertThat(bench.personMarks()).containsExactly("P1 2020-05");

    bench.taken("contracts", contract("2020-08-01"));
    assertThat(bench.personMarks()).containsExactly("P1 2020-05", "P1 2020-08");
  }

  @Test
  void a_provider_outside_the_registry_keeps_its_own_code() {
    bench.taken(
        "claims",
        """
        source,source_no,pool,pool_type,provider,provider_division,care_type,settled_on,\
        total_amount,fund_amount
        ins,1,445322,resident,GZ-007,440103,outpatient,2020-05-02,100,60
        ins,2,445322,resident,H1,445322,outpatient,2020-05-02,100,60
        """);

    assertThat(
            bench.texts(
                """
                select c.provider_code || ' ' || coalesce(i.name, 'outside')
                  from insurance.claim c
                  left join registry_api.institution i on i.id = c.provider_id order by 1
                """))
        .containsExactly("GZ-007 outside", "H1 县人民医院");
  }

  @Test
  void decimals_arrive_exactly() {
    bench.taken(
        "typed_figures",
        """
        source,source_no,scope,figure,period,value,unit,typed_by,typed_on,basis
        s,1,445322,a,2020,0,count,x,2021-01-05,b
        s,2,445322,b,2020Q2,-0.000001,count,x,2021-01-05,b
        s,3,445322,c,2020H1,999999999999,count,x,2021-01-05,b
        s,4,445322,d,2020-06,12345678.9,count,x,2021-01-05,b
        s,5,445322,e,2020,10000,count,x,2021-01-05,b
        s,6,445322,f,2020,0.0001,count,x,2021-01-05,b
        """);

    assertThat(
            bench.texts(
                """
                select concat_ws(' ', figure, trim_scale(value), period_length, period_end)
                  from facts_api.typed_figure order by figure
                """))
        .containsExactly(
            "a 0 12 2020-12-31",
            "b -0.000001 3 2020-06-30",
            "c 999999999999 6 2020-06-30",
            "d 12345678.9 1 2020-06-30",
            "e 10000 12 2020-12-31",
            "f 0.0001 12 2020-12-31");
  }

  @Test
  void two_files_of_one_format_at_once_wait_for_each_other() {
    var one =
        CompletableFuture.supplyAsync(
            () -> bench.taken("visits", oneVisit("his", "1", "2020-05-01", "1")));
    var other =
        CompletableFuture.supplyAsync(
            () -> bench.taken("visits", oneVisit("his", "1", "2020-05-01", "2")));

    var counts = one.join().corrected() + other.join().corrected();

    assertThat(counts).as("the second saw the first").isEqualTo(1);
    assertThat(bench.count("records.visit")).isEqualTo(1);
    assertThat(bench.count("facts.superseded")).isEqualTo(1);
  }

  static String oneVisit(String source, String number, String day, String amount) {
    return """
    source,source_no,institution,visited_on,kind,total_amount
    %s,%s,T1,%s,outpatient,%s
    """
        .formatted(source, number, day, amount);
  }

  private static String post(String from, String to) {
    return """
    source,source_no,staff_no,name,institution,home_institution,main_post,share,category,\
    title,education,valid_from,valid_to
    hr,1,S1,张三,T1,T1,true,1,doctor,mid,bachelor,%s,%s
    """
        .formatted(from, to);
  }

  private static String contract(String from) {
    return """
    source,source_no,person,institution,signed_on,valid_from,valid_to
    fd,1,P1,T1,2020-05-01,%s,2020-12-31
    """
        .formatted(from);
  }
}
