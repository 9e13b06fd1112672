package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Chain;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.FormChecker;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.rules.Value;

/** The forms that come with the house hold what their documents list, on the days they name. */
class ShippedFormsTest {

  private static final PolicyPack HUNAN = pack("hunan-2020");
  private static final PolicyPack YUNAN = pack("yunan-2020");
  private static final PolicyPack XINCHANG = pack("xinchang-2022");

  private static PolicyPack pack(String id) {
    try {
      var reading = PackReader.read(Path.of("policies", id), FactCatalogue.load());
      return reading.pack().orElseThrow(() -> new AssertionError(reading.mistakes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Form form(PolicyPack pack, String id, String period) {
    return pack.forms().form(id, Period.of(period).end()).orElseThrow();
  }

  private static Set<String> seriesShown(Form form) {
    var shown = new TreeSet<String>();
    for (var place : form.places(Cells.NONE)) {
      if (place.rule().fill() instanceof Fill.Figure figure) {
        shown.add(figure.series());
      }
    }
    return shown;
  }

  private static List<String> rowIds(Form form, String section) {
    return form.section(section).orElseThrow().rowKeys(Cells.NONE);
  }

  @Test
  void yunans_monthly_table_holds_all_39_tasks() {
    var form = form(YUNAN, "monthly-progress", "2020-06");

    var figures = seriesShown(form);
    for (var item : YUNAN.items()) {
      if (item.kind() == PolicyPack.ItemKind.FIGURE) {
        assertThat(figures).as("item %s", item.id()).contains(item.series().getFirst());
      } else {
        assertThat(rowIds(form, "milestones")).contains("t" + item.no());
      }
    }
    assertThat(YUNAN.items()).hasSize(39);
    assertThat(rowIds(form, "milestones")).hasSize(15);
    assertThat(form.ours()).isTrue();
  }

  @Test
  void yunans_quarterly_table_holds_all_readings_of_the_24_indicators() {
    var shown = seriesShown(form(YUNAN, "quarterly-evaluation", "2020Q2"));

    assertThat(YUNAN.indicators()).hasSize(24);
    YUNAN.indicators().forEach(i -> assertThat(shown).containsAll(i.series()));
  }

  @Test
  void figures_of_the_county_alone_are_asked_of_the_county() {
    for (var form : YUNAN.forms().forms()) {
      for (var place : form.places(Cells.NONE)) {
        if (place.rule().fill() instanceof Fill.Figure figure) {
          var levels = YUNAN.series(figure.series(), form.from()).orElseThrow().levels();
          assertThat(levels)
              .as("%s shows %s", place.name(), figure.series())
              .contains(figure.of() == Fill.Of.COUNTY ? Level.COUNTY : Level.COMMUNITY);
        }
      }
    }
  }

  @Test
  void xinchangs_list_has_the_45_rows_and_their_figures() {
    var form = form(XINCHANG, "key-tasks", "2022Q4");

    assertThat(rowIds(form, "tasks")).hasSize(45);
    XINCHANG.items().stream()
        .limit(45)
        .forEach(item -> assertThat(seriesShown(form)).containsAll(item.series()));
  }

  @Test
  void hunan_has_its_three_tables_and_they_say_that_they_are_ours() {
    assertThat(HUNAN.forms().ids()).containsExactly("clinic-conditions", "two-gps", "gp-summary");
    assertThat(HUNAN.forms().forms()).allMatch(Form::ours);
  }

  @Test
  void nobody_types_what_a_record_can_know() {
    assertThat(typed(form(HUNAN, "clinic-conditions", "2020-06")))
        .containsExactly(
            "clinics!{row}.village_clinic",
            "clinics!{row}.doctors",
            "clinics!{row}.employees",
            "clinics!{row}.residents",
            "clinics!{row}.paid",
            "clinics!{row}.remark");
    assertThat(typed(form(HUNAN, "gp-summary", "2020-06")))
        .containsExactly("hospitals!{row}.remark");
    assertThat(typed(form(YUNAN, "monthly-progress", "2020-06")))
        .filteredOn(name -> name.startsWith("figures!"))
        .allMatch(name -> name.endsWith(".remark"));
  }

  private static List<String> typed(Form form) {
    return form.onlyAPersonKnows().stream().map(p -> p.name().toString()).toList();
  }

  private static LocalDate due(PolicyPack pack, String chain, String step, String period) {
    var of = Period.of(period);
    return Objects.requireNonNull(
            pack.forms().chain(chain).flatMap(c -> c.step(step)).orElseThrow().due())
        .lastDay(of, Givens.of(pack, of.end()).parameters())
        .orElse(null);
  }

  @Test
  void days_are_as_the_documents_put_them() {
    // Yunan 四（四）: sent on the 5th of the next month; the quarterly table before the 5th
    assertThat(due(YUNAN, "monthly", "send", "2020-06")).isEqualTo("2020-07-05");
    assertThat(due(YUNAN, "quarterly", "send", "2020Q2")).isEqualTo("2020-07-04");
    // Hunan 五（三）: county to city by the 20th, city to province by the 22nd
    assertThat(due(HUNAN, "institution-month", "county", "2020-06")).isEqualTo("2020-07-20");
    assertThat(due(HUNAN, "institution-month", "city", "2020-06")).isEqualTo("2020-07-22");
    // what no document says is for the county
    assertThat(due(HUNAN, "institution-month", "fill", "2020-06")).isNull();
    assertThat(due(YUNAN, "monthly", "fill", "2020-06")).isNull();
    assertThat(due(XINCHANG, "key-tasks", "fill", "2022Q4")).isNull();
  }

  @Test
  void the_quarterly_table_is_reviewed_by_the_government_before_it_is_handed_in() {
    var steps = YUNAN.forms().chain("quarterly").orElseThrow().steps();

    assertThat(steps)
        .extracting(Chain.Step::id)
        .containsExactly("fill", "review", "government", "send");
    assertThat(steps.get(2).act()).isEqualTo(Chain.Act.CONFIRM);
    assertThat(steps.get(3).act()).isEqualTo(Chain.Act.LOCK);
  }

  @Test
  void a_gp_counts_by_three_conditions_and_the_hospital_by_its_rule() {
    var form = form(HUNAN, "two-gps", "2020-06");
    var texts = new LinkedHashMap<String, String>();
    texts.put("hospital!established.value", "true");
    texts.put("hospital!recorded.value", "2");
    person(texts, 1, "residency", "true", "physician");
    person(texts, 2, "none", "true", "physician");

    var worked =
        FormChecker.work(
            form,
            new Cells(texts, Map.of("persons", List.of("1", "2")), Set.of()),
            null,
            Givens.of(HUNAN, Period.of("2020-06").end()));

    assertThat(worked.cells().values())
        .containsEntry("persons!1.counts", "true")
        .containsEntry("persons!2.counts", "false")
        .containsEntry("hospital!counted.value", "1")
        .containsEntry("hospital!short_of.value", "1")
        .containsEntry("hospital!kept.value", "false");
    assertThat(worked.findings()).extracting(Finding::code).containsExactly("recorded-and-counted");
  }

  private static void person(
      Map<String, String> texts, int no, String certificate, String scope, String licence) {
    var at = "persons!" + no + ".";
    texts.put(at + "name", "甲" + no);
    texts.put(at + "certificate", certificate);
    texts.put(at + "scope_gp", scope);
    texts.put(at + "licence", licence);
    texts.put(at + "way", "own");
    texts.put(at + "since", "2019-08-01");
  }

  @Test
  void running_money_waits_for_the_county_and_is_never_0_meanwhile() {
    var form = form(HUNAN, "clinic-conditions", "2020-06");
    var texts = new LinkedHashMap<String, String>();
    texts.put("clinics!1.village_clinic", "true");
    texts.put("clinics!1.months_open", "12");

    var worked =
        FormChecker.work(
            form,
            new Cells(texts, Map.of("clinics", List.of("1")), Set.of()),
            null,
            Givens.of(HUNAN, Period.of("2020-06").end()));

    assertThat(worked.cells().values()).doesNotContainKeys("clinics!1.due", "totals!due.value");
    assertThat(worked.open().get("clinics!1.due"))
        .isInstanceOfSatisfying(
            Value.Open.class, open -> assertThat(open.parameters()).contains("pension_factor"));
  }

  @Test
  void shares_covered_are_of_the_established_hospitals() {
    var form = form(HUNAN, "gp-summary", "2020-06");
    var texts = new LinkedHashMap<String, String>();
    var keys = new ArrayList<String>();
    // three established, of which two have two; one that is not established and has three
    var given =
        List.of(
            List.of("true", "2"),
            List.of("true", "3"),
            List.of("true", "1"),
            List.of("false", "3"));
    for (var hospital : given) {
      var key = String.valueOf(1_000_001 + keys.size());
      keys.add(key);
      texts.put("hospitals!" + key + ".town", "镇");
      texts.put("hospitals!" + key + ".established", hospital.get(0));
      texts.put("hospitals!" + key + ".counted", hospital.get(1));
    }

    var worked =
        FormChecker.work(
            form,
            new Cells(texts, Map.of("hospitals", keys), Set.of()),
            null,
            Givens.of(HUNAN, Period.of("2020-06").end()));

    assertThat(worked.cells().values())
        .containsEntry("totals!hospitals.value", "4")
        .containsEntry("totals!established.value", "3")
        .containsEntry("totals!covered.value", "2")
        .containsEntry("totals!share.value", "66.67")
        .containsEntry("totals!gps.value", "9");
  }

  @Test
  void what_is_said_of_persons_is_never_made_public() {
    for (var pack : List.of(HUNAN, YUNAN, XINCHANG)) {
      for (var form : pack.forms().forms()) {
        for (var section : form.sections()) {
          if (section.rows() instanceof Rows.Repeating(var over, _) && over == Rows.Over.PERSON) {
            assertThat(section.columns()).noneMatch(c -> c.disclosed());
          }
        }
      }
    }
  }

  @Test
  void cells_are_found_by_their_names_and_nothing_else_is() {
    var form = form(HUNAN, "clinic-conditions", "2020-06");

    assertThat(CellName.of("clinics!1000001.paid").flatMap(form::place)).isPresent();
    assertThat(CellName.of("clinics!1000001.owed").flatMap(form::place)).isEmpty();
    assertThat(CellName.of("totals!spent.value").flatMap(form::place)).isEmpty();
    assertThat(CellName.of("clinics.1000001.paid")).isEmpty();
    assertThat(CellName.of("clinics!{row}.paid")).as("stands for rows").isEmpty();
  }
}
