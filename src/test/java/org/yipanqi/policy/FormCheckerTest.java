package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.FormChecker;
import org.yipanqi.policy.forms.Given;
import org.yipanqi.policy.rules.Value;

/** Cells of a return are checked and worked out exactly; what is missing is never taken for 0. */
class FormCheckerTest {

  private static final PolicyPack PACK = SmallForm.pack();
  private static final Form FORM = SmallForm.form(PACK);
  private static final Given GIVEN = Givens.of(PACK, SmallForm.JUNE);

  private static Map<String, String> full() {
    var cells = new LinkedHashMap<String, String>();
    cells.put("work!visits.value", "200");
    cells.put("work!visits.before", "150");
    cells.put("work!of_which.value", "50");
    for (var clinic : List.of("1000001", "1000002")) {
      cells.put("clinics!" + clinic + ".name", "室" + clinic);
      cells.put("clinics!" + clinic + ".months", "6");
      cells.put("clinics!" + clinic + ".ready", "true");
      cells.put("clinics!" + clinic + ".paid", "3000.00");
    }
    return cells;
  }

  private static Cells cells(Map<String, String> values) {
    return new Cells(values, Map.of("clinics", List.of("1000001", "1000002")), Set.of());
  }

  private static FormChecker.Worked work(Map<String, String> values) {
    return FormChecker.work(FORM, cells(values), null, GIVEN);
  }

  private static Cells with(String cell, String text) {
    return cells(full()).with(Map.of(cell, text));
  }

  @Test
  void what_the_form_computes_is_exact_and_rounded_where_it_says() {
    var worked = work(full());

    assertThat(worked.findings()).isEmpty();
    assertThat(worked.complete()).isTrue();
    assertThat(worked.cells().values())
        .containsEntry("work!visits.more", "50")
        .containsEntry("work!share.value", "25")
        .containsEntry("clinics!1000001.due", "3000.00")
        .containsEntry("total!paid.value", "6000.00")
        .containsEntry("total!ready.value", "2")
        .containsEntry("total!clinics.value", "2");
    var third = work(with("work!visits.value", "150").values());
    assertThat(third.cells().values()).containsEntry("work!share.value", "33.33");
  }

  @Test
  void a_missing_summand_leaves_the_sum_open_and_names_itself() {
    var worked = work(with("clinics!1000002.paid", "").values());

    assertThat(worked.cells().values()).doesNotContainKey("total!paid.value");
    assertThat(worked.open().get("total!paid.value"))
        .isEqualTo(new Value.Open(Set.of("clinics!1000002.paid"), Set.of()));
    assertThat(worked.cells().values()).containsEntry("total!clinics.value", "2");
  }

  @Test
  void a_division_by_zero_is_no_value() {
    var worked =
        work(with("work!visits.value", "0").with(Map.of("work!of_which.value", "0")).values());

    assertThat(worked.open().get("work!share.value")).isEqualTo(new Value.Undefined());
    assertThat(worked.findings()).isEmpty();
  }

  @Test
  void what_rests_on_a_parameter_that_is_not_fixed_waits_for_the_county() {
    var worked = work(full());

    assertThat(worked.open().get("clinics!1000001.later"))
        .isEqualTo(new Value.Open(Set.of(), Set.of("open")));
  }

  @Test
  void an_old_computed_text_does_not_survive() {
    var changed = full();
    changed.put("total!paid.value", "999999.00");
    changed.remove("clinics!1000002.paid");

    assertThat(work(changed).cells().values()).doesNotContainKey("total!paid.value");
  }

  @ParameterizedTest(name = "{0} = {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work!visits.value       | 1.5        | too-many-places
          work!visits.value       | 约200      | not-a-number
          work!visits.value       | 1e3        | not-a-number
          work!visits.value       | 1,2,3      | not-a-number
          work!visits.value       | -1         | too-small
          clinics!1000001.months  | 13         | too-large
          clinics!1000001.kind    | bought     | not-a-choice
          clinics!1000001.ready   | 大概       | not-yes-or-no
          clinics!1000001.since   | 2020-02-30 | not-a-date
          clinics!1000001.paid    | 1.234      | too-many-places
          clinics!1000003.paid    | 1          | unknown-cell
          work!h.value            | 1          | unknown-cell
          work!of_which.more      | 1          | unknown-cell
          nonsense                | 1          | unknown-cell
          """)
  void a_value_that_cannot_stand_in_its_cell_is_told_beside_it(
      String cell, String text, String code) {
    var findings = FormChecker.check(FORM, with(cell, text), null, GIVEN);

    assertThat(findings)
        .filteredOn(f -> f.kind() == Finding.Kind.VALUE)
        .extracting(Finding::code, f -> f.cells().getFirst())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(code, cell));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          work!visits.value       | １，２００      | 1200
          work!visits.value       | 0200        | 200
          clinics!1000001.paid    | 12,345.6    | 12345.60
          clinics!1000001.kind    | 租用          | rented
          clinics!1000001.kind    | Own         | own
          clinics!1000001.ready   | 否           | false
          clinics!1000001.since   | 2020年6月3日   | 2020-06-03
          clinics!1000001.since   | 2020/6/3    | 2020-06-03
          """)
  void the_same_value_is_kept_in_one_way(String cell, String written, String kept) {
    var place = FORM.place(CellName.of(cell).orElseThrow()).orElseThrow();

    assertThat(CellText.read(place.rule(), written))
        .isInstanceOfSatisfying(
            CellText.Read.Good.class, good -> assertThat(good.text()).isEqualTo(kept));
  }

  @Test
  void missing_means_what_the_check_says() {
    var without = full();
    without.remove("work!of_which.value");
    without.remove("clinics!1000002.paid");

    var findings = work(without).findings();

    // "within" is passed over, "needed" refuses, "as-zero" counts the missing sum as 0
    assertThat(findings)
        .extracting(f -> f.kind() + " " + f.code() + " " + f.cells())
        .containsExactly(
            "MISSING required [work!of_which.value]", "CHECK needed [work!of_which.value]");
    var much = new LinkedHashMap<>(without);
    much.put("clinics!1000001.paid", "20000.01");
    assertThat(work(much).findings())
        .extracting(Finding::code)
        .contains("as-zero", "paid-due")
        .doesNotContain("within");
  }

  @Test
  void a_value_at_fault_is_told_once_and_not_again_by_checks() {
    var findings = FormChecker.check(FORM, with("work!of_which.value", "many"), null, GIVEN);

    assertThat(findings).extracting(Finding::code).containsExactly("not-a-number");
  }

  @Test
  void checks_name_their_cells_row_by_row() {
    var worked = work(with("clinics!1000002.paid", "2999.49").values());

    assertThat(worked.findings())
        .extracting(f -> f.code() + " " + f.severity() + " " + f.cells())
        .containsExactly("paid-due WARNING [clinics!1000002.paid, clinics!1000002.due]");
    assertThat(work(with("clinics!1000002.paid", "2999.50").values()).findings())
        .as("half a yuan is within the tolerance")
        .isEmpty();
    assertThat(worked.complete()).as("a warning does not hold it back").isTrue();
  }

  @Test
  void a_part_can_not_exceed_its_whole() {
    assertThat(FormChecker.check(FORM, with("work!of_which.value", "201"), null, GIVEN))
        .extracting(Finding::code, Finding::cells)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "within", List.of("work!of_which.value", "work!visits.value")));
  }

  @Test
  void the_period_before_is_compared_only_where_there_is_one() {
    var before = with("clinics!1000001.months", "7");

    assertThat(FormChecker.check(FORM, cells(full()), null, GIVEN)).isEmpty();
    assertThat(FormChecker.check(FORM, cells(full()), before, GIVEN))
        .extracting(f -> f.code() + " " + f.cells())
        .containsExactly("grows [clinics!1000001.months]");
    assertThat(FormChecker.check(FORM, cells(full()), Cells.NONE, GIVEN))
        .as("a row that was not there before")
        .isEmpty();
  }

  @Test
  void cells_without_a_value_for_a_reason_are_asked_of_nobody() {
    var without = with("work!visits.value", "");

    assertThat(FormChecker.check(FORM, without, null, GIVEN))
        .extracting(Finding::code)
        .contains("required");
    assertThat(
            FormChecker.check(FORM, without.explaining(Set.of("work!visits.value")), null, GIVEN))
        .extracting(Finding::code)
        .doesNotContain("required");
  }

  @Test
  void rows_have_a_limit_and_stand_once() {
    var many = new Cells(Map.of(), Map.of("clinics", List.of("1", "2", "3", "4")), Set.of());
    var twice = new Cells(Map.of(), Map.of("clinics", List.of("1", "1")), Set.of());

    assertThat(FormChecker.check(FORM, many, null, GIVEN))
        .extracting(Finding::code)
        .contains("too-many-rows");
    assertThat(FormChecker.check(FORM, twice, null, GIVEN))
        .extracting(Finding::code)
        .contains("row-twice");
  }

  @Test
  void what_only_a_person_knows_is_listed() {
    assertThat(FORM.onlyAPersonKnows())
        .extracting(p -> p.name().toString())
        .containsExactly(
            "work!of_which.value",
            "clinics!{row}.months",
            "clinics!{row}.kind",
            "clinics!{row}.ready",
            "clinics!{row}.since",
            "clinics!{row}.paid");
  }

  @Test
  void a_figure_of_the_form_is_a_series_of_the_pack_and_of_no_list() {
    var fill = FORM.place(new CellName("work", "visits", "value")).orElseThrow().rule().fill();

    assertThat(fill)
        .isInstanceOfSatisfying(
            Fill.Figure.class,
            figure -> {
              assertThat(figure.span()).isEqualTo(Fill.Span.PERIOD);
              assertThat(PACK.series(figure.series(), SmallForm.JUNE)).isPresent();
              assertThat(PACK.series(figure.series(), SmallForm.JUNE).orElseThrow().ofForm())
                  .isTrue();
              assertThat(PACK.seriesIds()).doesNotContain(figure.series());
            });
  }

  @Test
  void days_are_due_as_the_source_puts_them() {
    var june = Period.of("2020-06");
    var steps = PACK.forms().chain("up").orElseThrow().steps();
    var fixed = given(Map.of("own_day", "20"));

    assertThat(steps.get(0).due().lastDay(june, GIVEN.parameters()))
        .as("the county has not fixed it")
        .isEmpty();
    assertThat(steps.get(0).due().lastDay(june, fixed.parameters()))
        .contains(LocalDate.of(2020, 7, 20));
    assertThat(steps.get(1).due().lastDay(june, GIVEN.parameters()))
        .as("before the 30th, as June has no 31st")
        .contains(LocalDate.of(2020, 6, 29));
    assertThat(steps.get(2).due().lastDay(june, GIVEN.parameters()))
        .as("a Sunday is not moved")
        .contains(LocalDate.of(2020, 7, 5));
    assertThat(
            steps
                .get(2)
                .due()
                .lastDay(june, given(Map.of("report_weekends", "next_monday")).parameters()))
        .contains(LocalDate.of(2020, 7, 6));
    assertThat(
            steps
                .get(2)
                .due()
                .lastDay(june, given(Map.of("report_weekends", "friday_before")).parameters()))
        .contains(LocalDate.of(2020, 7, 3));
  }

  private static Given given(Map<String, String> parameters) {
    return new Given(
        SmallForm.JUNE, id -> Optional.<Object>ofNullable(parameters.get(id)), GIVEN.rules());
  }
}
