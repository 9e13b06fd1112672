package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.kernel.Label;

/** A file with a mistake is refused whole, and every mistake is told with its place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String HEADER =
      "source,source_no,institution,visited_on,person,kind,total_amount,fund_amount\n";

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
  void fields_are_refused_one_by_one() {
    var mistakes =
        visits(
            """
            his,1,T1,2020-02-30,P1,outpatient,1,1
            his,2,T9,2020-02-29,P1,outpatient,1,1
            his,3,T1,2020-02-29,P9,outpatient,1,1
            his,4,T1,2020-02-29,P1,outpatient,-1,0
            his,5,T1,29/02/2020,P1,inpatient,1.005,x
            his,6,T1,2021-03-16,P1,outpatient,1,1
            his,7,T1,1899-12-31,P1,outpatient,1,2
            his,,T1,2020-02-29,P1,,,1
            """);

    assertThat(mistakes)
        .containsExactly(
            "2 visited_on 2020-02-30 no-such-day",
            "3 institution T9 unknown-institution",
            "4 person P9 unknown-person",
            "5 total_amount -1 negative",
            "6 visited_on 29/02/2020 not-a-day",
            "6 kind inpatient not-a-choice",
            "6 total_amount 1.005 not-a-number",
            "6 fund_amount x not-a-number",
            "7 visited_on 2021-03-16 too-late",
            "8 visited_on 1899-12-31 too-early",
            "9 source_no required",
            "9 kind required",
            "9 total_amount required");
    assertThat(bench.errors.list(lastImport(), 5, 1).getFirst().error().message())
        .isEqualTo(
            new Label(
                "只能填：门诊 (outpatient)、急诊 (emergency)、出诊 (home)",
                "One of: Outpatient (outpatient), Emergency (emergency), Home visit (home)"));
  }

  @Test
  void a_rule_between_fields_is_told_with_its_column() {
    assertThat(visits("his,1,T1,2020-02-29,P1,outpatient,1,2\n"))
        .containsExactly("2 fund_amount 2.00 fund-above-total");
  }

  @Test
  void an_identity_number_must_have_its_check_digit_and_is_never_shown_whole() {
    var result =
        bench.run(
            "persons",
            """
            person_no,name,sex,birth_date,id_no
            N1,甲,male,1990-03-07,44532219900307001X
            N2,乙,male,1990-03-07,445322199003070016
            N3,丙,male,1990-02-30,445322199002300011
            """);

    assertThat(result.state()).isEqualTo(ImportState.FAILED);
    assertThat(told(result))
        .contains("3 id_no 4453**********0016 bad-identity-number")
        .noneMatch(it -> it.contains("19900307"));
  }

  @Test
  void wrong_columns_are_named() {
    assertThat(
            told(
                bench.run(
                    "visits",
                    """
                    source,source_no,institution,visited_at,kind,kind,total_amount
                    his,1,T1,2020-01-01,outpatient,outpatient,1
                    """)))
        .containsExactly(
            "1 visited_at unknown-column",
            "1 kind kind column-twice",
            "1 visited_on column-missing");
    assertThat(told(bench.run("visits", "source;source_no;institution\nhis;1;T1\n")))
        .containsExactly("1 not-comma-separated");
    assertThat(told(bench.run("visits", ""))).containsExactly("empty-file");
  }

  @Test
  void a_file_is_read_in_either_encoding_and_refused_in_any_other() {
    var text = "code,name\n445322103,历洞镇\n";
    assertThat(bench.run("divisions", text, GB18030, null).inserted()).isEqualTo(1);
    assertThat(bench.texts("select name from registry.division where code = 445322103"))
        .containsExactly("历洞镇");

    var marked = "\uFEFFcode,name\n445322104,𠮷镇\n";
    assertThat(bench.run("divisions", marked, StandardCharsets.UTF_8, null).inserted())
        .isEqualTo(1);
    assertThat(bench.texts("select name from registry.division where code = 445322104"))
        .containsExactly("𠮷镇");

    assertThat(told(bench.run("divisions", text, StandardCharsets.UTF_16LE, null)))
        .as("without a mark UTF-16 looks like text full of zeros")
        .isNotEmpty();
    assertThat(told(bench.run("divisions", "\uFEFF" + text, StandardCharsets.UTF_16LE, null)))
        .containsExactly("1 utf-16");
    assertThat(told(bench.run("divisions", text, GB18030, "utf-8"))).containsExactly("2 not-utf-8");
    assertThat(told(bench.run("divisions", text, StandardCharsets.UTF_8, "gb18030")))
        .containsExactly("1 is-utf-8");
    assertThat(told(bench.run("divisions", broken(text), null)))
        .containsExactly("2 unknown-encoding");
  }

  /** One byte of a UTF-8 file spoilt. */
  private static byte[] broken(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[text.indexOf("历") + 1] = ',';
    return bytes;
  }

  @Test
  void a_file_cut_in_the_middle_is_refused() {
    var whole =
        HEADER
            + "his,1,T1,2020-02-29,P1,outpatient,1,1\n".repeat(1)
            + "his,2,T1,2020-02-29,P1,outpatient,1,1\n";

    assertThat(told(bench.run("visits", whole.substring(0, whole.length() - 4))))
        .containsExactly("3 cut-off");
    assertThat(told(bench.run("visits", HEADER + "his,1,T1,2020-02-29,P1,outpatient,1,\"1")))
        .containsExactly("2 quote-left-open");
    assertThat(told(bench.run("visits", HEADER + "his,\"1,T1\nhis,2,T1,2020-02-29\n")))
        .containsExactly("2 too-few-fields");
    assertThat(visits("his,1,T1\nhis,2,T1,2020-02-29,P1,outpatient,1,1,1\n"))
        .containsExactly("2 too-few-fields", "3 too-many-fields");
    assertThat(told(bench.run("visits", HEADER + "his,\"1\"x,T1\n")))
        .containsExactly("2 quotes-broken");
  }

  @Test
  void a_last_row_without_a_line_break_is_taken_and_mentioned() {
    var result = bench.taken("visits", HEADER + "his,1,T1,2020-02-29,P1,outpatient,1,1");

    assertThat(result.inserted()).isEqualTo(1);
    assertThat(result.message()).isNotNull();
    assertThat(result.message().en()).contains("line break");
  }

  @Test
  void blank_rows_are_passed_over_and_blanks_around_fields_do_not_matter() {
    var result =
        bench.taken(
            "visits",
            HEADER + ",,,,,,,\n\n his , 1 ,T1,　2020-02-29,P1,outpatient,\"1\",1\n,,,,,,,\n");

    assertThat(result.rowsRead()).isEqualTo(1);
    assertThat(bench.texts("select source_no from records.visit")).containsExactly("1");
  }

  @Test
  void a_row_that_comes_twice_names_both() {
    assertThat(
            told(
                bench.run(
                    "visits",
                    HEADER
                        + """
                        his,1,T1,2020-02-29,P1,outpatient,1,1
                        his,2,T1,2020-02-29,P1,outpatient,1,1
                        lis,1,T1,2020-02-29,P1,outpatient,1,1
                        his,1,T1,2020-02-29,P1,outpatient,1,1
                        """)))
        .containsExactly("5 source_no 1 row-twice");
    assertThat(bench.errors.list(lastImport(), 0, 1).getFirst().error().message().en())
        .isEqualTo("The same record as in row 2");
  }

  @Test
  void all_mistakes_are_counted_and_the_first_ten_thousand_kept() {
    var text = new StringBuilder(HEADER);
    for (var i = 0; i < 10_050; i++) {
      text.append("his,%d,T1,2020-02-30,P1,outpatient,1,1\n".formatted(i));
    }
    var result = bench.run("visits", text.toString());

    assertThat(result.errorCount()).isEqualTo(10_050);
    assertThat(result.errors()).hasSize(ErrorList.KEPT);
    assertThat(bench.count("facts.import_error")).isEqualTo(ErrorList.KEPT);
    assertThat(bench.jobs.find(result.id()).orElseThrow().errorCount()).isEqualTo(10_050);
  }

  @Test
  void nothing_of_a_refused_file_is_kept() {
    var text = new StringBuilder(HEADER);
    for (var i = 0; i < 20_000; i++) {
      text.append("his,%d,T1,2020-02-29,P1,outpatient,1,1\n".formatted(i));
    }
    var result = bench.run("visits", text + "his,x,T1,2020-02-30,P1,outpatient,1,1\n");

    assertThat(result.state()).isEqualTo(ImportState.FAILED);
    assertThat(result.rowsRead()).isEqualTo(20_001);
    for (var table :
        List.of("records.visit", "facts.source_system", "facts.mark", "facts.receipt")) {
      assertThat(bench.count(table)).as(table).isZero();
    }
    assertThat(bench.horizon()).isEmpty();
    assertThat(bench.events).isEmpty();
  }

  @Test
  void a_corrected_file_is_taken_after_a_refused_one() {
    bench.run("visits", HEADER + "his,1,T1,2020-02-30,P1,outpatient,1,1\n");

    var result = bench.taken("visits", HEADER + "his,1,T1,2020-02-29,P1,outpatient,1,1\n");

    assertThat(result.inserted()).isEqualTo(1);
  }

  @Test
  void references_to_facts_units_and_periods_are_checked() {
    assertThat(
            told(
                bench.run(
                    "sources_owed",
                    """
                    institution,fact,valid_from
                    T1,visit,2020-01-01
                    X1,visit,2020-01-01
                    T1,person_month,2020-01-01
                    """)))
        .containsExactly("3 institution X1 unknown-unit", "4 fact person_month unknown-fact");
    assertThat(
            told(
                bench.run(
                    "typed_figures",
                    """
                    source,source_no,scope,figure,period,value,unit,typed_by,typed_on,basis
                    s,1,T1,a,2020Q5,1,count,x,2020-01-01,b
                    s,2,T1,a,2020,2,yes_no,x,2020-01-01,b
                    s,3,445322999,a,2020,1,yes_no,x,2020-01-01,b
                    """)))
        .containsExactly(
            "2 period 2020Q5 not-a-period",
            "3 value 2.000000 yes-or-no",
            "4 scope 445322999 unknown-unit");
    assertThat(
            told(
                bench.run(
                    "typed_figures",
                    """
                    source,source_no,scope,figure,period,value,unit,typed_by,typed_on,basis
                    s,1,T1,a,2020,1,count,x,2020-01-01,b
                    s,2,T1,a,2020,2,count,x,2020-01-01,b
                    """)))
        .containsExactly("2 figure a figure-already-typed", "3 figure a figure-already-typed");
  }

  @Test
  void a_place_is_checked_where_its_neighbours_are_known() {
    var header = "source,source_no,institution,visited_on,kind,total_amount,residence\n";
    assertThat(
            told(
                bench.run(
                    "visits",
                    header
                        + """
                        his,1,T1,2020-02-29,outpatient,1,445322777
                        his,2,T1,2020-02-29,outpatient,1,445322101777
                        his,3,T1,2020-02-29,outpatient,1,440103001001
                        his,4,T1,2020-02-29,outpatient,1,44532
                        his,5,T1,2020-02-29,outpatient,1,044532
                        """)))
        .containsExactly(
            "2 residence 445322777 unknown-division",
            "3 residence 445322101777 unknown-division",
            "5 residence 44532 bad-division",
            "6 residence 044532 bad-division");
  }

  private List<String> visits(String rows) {
    return told(bench.run("visits", HEADER + rows));
  }

  /** The mistakes as row, column, value and code. */
  private static List<String> told(ImportResult result) {
    return result.errors().stream()
        .map(it ->
            String.join(
                " ",
                java.util.stream.Stream.of(it.row(), it.column(), it.value(), it.code())
                    .filter(java.util.Objects::nonNull)
                    .map(Object::toString)
                    .toList()))
        .toList();
  }

  private long lastImport() {
    return bench.jobs.list(null, 1).getFirst().id();
  }
}
