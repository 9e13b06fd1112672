package org.yipanqi.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.ImportBench;
import org.yipanqi.kernel.Problem;

/** Codes found as somebody types, and a table that comes in as a file. */
class CodesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static ImportBench bench;
  private static Codes codes;

  @BeforeAll
  static void a_table_comes_in() {
    bench = new ImportBench();
    codes = at(LocalDate.of(2021, 3, 15));
    bench.taken(
        "code_table",
        """
        system,code,name,parent,valid_from,valid_to
        icd10,X59.900,意外伤害,,2020-01-01,
        icd10,Z99.900,旧名称,,2020-01-01,2020-12-31
        icd10,Z99.800,第一版,,2020-01-01,
        icd10,Z99.800,第二版,,2021-04-01,
        icd9cm3,47.0901,阑尾切除术,47.09,2020-01-01,
        """);
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void the_beginning_of_a_code_finds_it_whatever_the_case() {
    assertThat(found("i10")).containsExactly("I10.x00x002", "I10.x09", "I10.x00");
    assertThat(found("X59")).containsExactly("X59.900");
  }

  @Test
  void words_find_names_and_what_is_common_comes_first() {
    assertThat(found("高血压")).startsWith("I10.x00x002");
    assertThat(found("急性 扁桃体")).containsExactly("J03.900");
    assertThat(found("%")).isEmpty();
  }

  @Test
  void initials_find_names() {
    assertThat(found("gxy")).startsWith("I10.x00x002");
    assertThat(found("2xtnb")).startsWith("E11.900");
  }

  @Test
  void a_page_goes_on_where_the_one_before_ended() {
    var whole = codes.search(Caller.operator(), CodeSystem.ICD10, "炎", 100);

    var first = codes.search(Caller.operator(), CodeSystem.ICD10, "炎", 10);
    var rest = codes.search(Caller.operator(), CodeSystem.ICD10, "炎", first.getLast().code(), 100);

    assertThat(whole).hasSizeGreaterThan(20);
    assertThat(first).isEqualTo(whole.subList(0, 10));
    assertThat(rest).isEqualTo(whole.subList(10, whole.size()));
  }

  @Test
  void nothing_said_lists_what_is_common_and_the_other_system_is_apart() {
    assertThat(found("")).startsWith("A09.000").doesNotContain("X59.900");
    assertThat(codes.search(Caller.operator(), CodeSystem.ICD9CM3, "lwqcs", 5))
        .extracting(Code::code)
        .containsExactly("47.0901");
  }

  @Test
  void the_version_of_the_day_holds() {
    assertThat(codes.find(CodeSystem.ICD10, "Z99.900")).isEmpty();
    assertThat(codes.find(CodeSystem.ICD10, "Z99.800").orElseThrow().name()).isEqualTo("第一版");
    assertThat(at(LocalDate.of(2021, 5, 1)).find(CodeSystem.ICD10, "Z99.800").orElseThrow().name())
        .isEqualTo("第二版");
    assertThat(found("第二版")).isEmpty();
  }

  @Test
  void bad_rows_are_answered_one_by_one_and_nothing_of_the_file_is_taken() {
    var result =
        bench.run(
            "code_table",
            """
            system,code,name,valid_from
            icd10,Y99.100,好行,2021-01-01
            icd10,99.9,不是诊断编码,2021-01-01
            icd11,Y99.200,没有这套,2021-01-01
            icd10,Y99 300,有空格,2021-01-01
            """);

    assertThat(result.errorCount()).isEqualTo(3);
    assertThat(codes.find(CodeSystem.ICD10, "Y99.100")).isEmpty();
  }

  @Test
  void the_initials_that_came_with_the_product_are_those_worked_out_here() {
    var wrong =
        bench
            .jdbc
            .sql(
                """
                select name, initials from terminology.code where import_id = 0
                """)
            .query((row, _) -> List.of(row.getString("name"), row.getString("initials")))
            .list();

    assertThat(wrong)
        .hasSizeGreaterThan(150)
        .allSatisfy(it -> assertThat(Initials.of(it.getFirst())).isEqualTo(it.getLast()));
  }

  @Test
  void an_unknown_system_is_told() {
    assertThatThrownBy(() -> CodeSystem.of("icd11")).isInstanceOf(Problem.class);
  }

  private static List<String> found(String words) {
    return codes.search(Caller.operator(), CodeSystem.ICD10, words, 60).stream()
        .map(Code::code)
        .toList();
  }

  private static Codes at(LocalDate day) {
    return new Codes(bench.jdbc, Clock.fixed(day.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
  }
}
