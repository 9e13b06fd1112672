package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.Amendment.Kind;

/** What a county decides lies over the pack: from its month on, and nowhere else. */
class AmendedPackTest {

  private static final LocalDate JUNE = LocalDate.of(2020, 6, 30);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 31);
  private static final AmendedPack YUNAN = folder(Path.of("policies/yunan-2020"));

  @TempDir private Path folder;

  private static AmendedPack folder(Path path) {
    try {
      return Objects.requireNonNull(
          PackReader.folder(path, FactCatalogue.load()).amended(), "the pack has mistakes");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Amendment value(long no, String parameter, String from, String value) {
    return new Amendment(
        no, Kind.PARAMETER, parameter, LocalDate.parse(from), Map.of("value", value));
  }

  private static Amendment wording(
      Kind kind, String target, String from, String field, String text) {
    var day = LocalDate.parse(from);
    var fields = new java.util.HashMap<>(YUNAN.wording(kind, target, day).orElseThrow());
    fields.put(field, text);
    return new Amendment(7, kind, target, day, fields);
  }

  private static PolicyPack with(Amendment... decisions) {
    var reading = YUNAN.with(List.of(decisions));
    assertThat(reading.mistakes()).isEmpty();
    return reading.pack().orElseThrow();
  }

  private static List<String> codes(Amendment decision) {
    return YUNAN.with(List.of(decision)).mistakes().stream()
        .map(m -> m.code() + " " + decision.field(m))
        .toList();
  }

  @Test
  void a_pack_about_which_nothing_is_decided_is_the_folders_own() {
    assertThat(with()).isSameAs(YUNAN.own());
  }

  @Test
  void only_what_compiles_otherwise_gets_a_version() {
    var pack = with(value(1, "home_visits_in", "2020-07-01", "false"));

    var changed = new TreeSet<String>();
    for (var measure : pack.measures()) {
      if (!YUNAN.own().measures().contains(measure)) {
        changed.add(measure.id() + " " + measure.from());
      }
    }
    assertThat(changed)
        .containsExactly(
            "tcm_visits 2020-07-01", "visits 2020-07-01", "visits_of_residents 2020-07-01");
    assertThat(pack.series()).isEqualTo(YUNAN.own().series());
    assertThat(pack.measures()).containsAll(YUNAN.own().measures());
  }

  @Test
  void before_its_month_the_old_definition_holds_and_from_it_the_new_one() {
    var pack = with(value(1, "home_visits_in", "2020-07-01", "false"));
    var own = YUNAN.own().measure("visits", JUNE).orElseThrow();

    assertThat(pack.measure("visits", JUNE)).contains(own);
    assertThat(digest(pack, "visits", JULY)).isNotEqualTo(digest(YUNAN.own(), "visits", JULY));
    assertThat(pack.parameter("home_visits_in", JUNE).orElseThrow().value()).isEqualTo("true");
    assertThat(pack.parameter("home_visits_in", JULY).orElseThrow().value()).isEqualTo("false");
    assertThat(pack.parameter("home_visits_in", JULY).orElseThrow().ours()).isFalse();
  }

  @Test
  void a_value_that_comes_back_gives_the_old_computation_again() {
    var pack =
        with(
            value(1, "home_visits_in", "2020-07-01", "false"),
            value(2, "home_visits_in", "2020-10-01", "true"));

    var october = LocalDate.of(2020, 10, 31);
    assertThat(digest(pack, "visits", october)).isEqualTo(digest(pack, "visits", JUNE));
    assertThat(pack.measures().stream().filter(m -> m.id().equals("visits"))).hasSize(3);
  }

  @Test
  void of_two_decisions_from_one_month_the_later_published_holds() {
    var pack =
        with(
            value(1, "reading_window_days", "2020-07-01", "180"),
            value(2, "reading_window_days", "2020-07-01", "90"));

    assertThat(pack.parameter("reading_window_days", JULY).orElseThrow().value()).isEqualTo("90");
    assertThat(pack.measures().stream().filter(m -> m.id().equals("htn_controlled"))).hasSize(2);
  }

  @Test
  void an_earlier_month_decided_later_holds_only_until_the_next_decision() {
    var pack =
        with(
            value(1, "reading_window_days", "2020-07-01", "180"),
            value(2, "reading_window_days", "2020-04-01", "90"));

    assertThat(pack.parameter("reading_window_days", JUNE).orElseThrow().value()).isEqualTo("90");
    assertThat(pack.parameter("reading_window_days", JULY).orElseThrow().value()).isEqualTo("180");
    assertThat(pack.measures().stream().filter(m -> m.id().equals("htn_controlled"))).hasSize(3);
  }

  @Test
  void a_decision_from_the_documents_first_day_replaces_the_folders_version() {
    var pack = with(value(1, "home_visits_in", "2020-01-01", "false"));

    assertThat(pack.measures().stream().filter(m -> m.id().equals("visits"))).hasSize(1);
    assertThat(digest(pack, "visits", LocalDate.of(2019, 5, 31)))
        .isEqualTo(digest(pack, "visits", JULY));
  }

  @Test
  void a_parameter_of_judging_changes_no_definition() {
    var pack = with(value(1, "rising_tolerance_points", "2020-07-01", "0.5"));

    assertThat(pack.series()).isEqualTo(YUNAN.own().series());
    assertThat(pack.measures()).isEqualTo(YUNAN.own().measures());
    assertThat(pack.number("rising_tolerance_points", JUNE, null)).isEqualByComparingTo("0");
    assertThat(pack.number("rising_tolerance_points", JULY, null)).isEqualByComparingTo("0.5");
  }

  @Test
  void a_formula_may_change_from_a_month() {
    var pack =
        with(wording(Kind.SERIES, "32", "2020-07-01", "formula", "town.visits / county.visits"));

    assertThat(pack.series("32", JUNE)).isEqualTo(YUNAN.own().series("32", JUNE));
    var later = pack.series("32", JULY).orElseThrow();
    assertThat(later.formulaText()).isEqualTo("town.visits / county.visits");
    assertThat(later.from()).isEqualTo(LocalDate.of(2020, 7, 1));
    assertThat(later.targets()).isEqualTo(YUNAN.own().series("32", JULY).orElseThrow().targets());
    assertThat(pack.version(later)).isEqualTo(2);
  }

  @Test
  void a_goals_formula_and_a_measures_filter_may_change_too() {
    var goal =
        with(wording(Kind.SERIES, "Y-03", "2020-07-01", "formula", "town.visits / here.visits"));
    var measure =
        with(wording(Kind.MEASURE, "gps", "2020-07-01", "where", "gp && main_post && share > 0.5"));

    assertThat(goal.series("Y-03", JULY).orElseThrow().formulaText())
        .isEqualTo("town.visits / here.visits");
    assertThat(digest(measure, "gps", JULY)).isNotEqualTo(digest(measure, "gps", JUNE));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "home_visits_in, maybe, wrong-value value",
    "base_period, last_week, wrong-value value",
    "reading_window_days, 1.5, wrong-value value",
    "reading_window_days, viele, wrong-value value",
    "at_risk_points, 1e3, wrong-value value",
    "referral_number, sideways, wrong-value value",
    "no_such, 1, missing-target target"
  })
  void a_value_that_cant_be_is_refused_at_its_field(String parameter, String value, String said) {
    assertThat(codes(value(0, parameter, "2020-07-01", value))).containsExactly(said);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "formula|town.visits / village.visits|unknown-name formula 1:15",
        "formula|town.visits + town.total_income|unit-mismatch formula 1:1",
        "formula|town.visits /|expression formula 1:14",
        "direction|sideways|schema-enum direction 1:1",
        "targets|[{\"rising\":true,\"clause\":\"nowhere-9\"}]|missing-clause targets 1:26",
        "targets|many|schema-type targets 1:1"
      })
  void a_formula_that_cant_be_is_refused_where_it_is_wrong(String field, String text, String said) {
    var decision = wording(Kind.SERIES, "32", "2020-07-01", field, text);

    assertThat(YUNAN.with(List.of(decision)).mistakes())
        .extracting(m -> m.code() + " " + decision.field(m) + " " + m.line() + ":" + m.column())
        .contains(said);
  }

  @Test
  void a_filter_is_checked_against_its_fact() {
    var decision = wording(Kind.MEASURE, "visits", "2020-07-01", "where", "kind == \"flying\"");

    assertThat(codes(decision)).containsExactly("unknown-code where");
  }

  @Test
  void nothing_begins_before_the_document() {
    assertThat(codes(value(0, "home_visits_in", "2019-12-01", "false")))
        .containsExactly("too-early validFrom");
  }

  @Test
  void a_value_outside_the_documents_range_is_refused_with_the_range() throws IOException {
    var pack = small("type: int, range: {least: 5, most: 10}, value: null");
    var decision = value(0, "p", "2020-07-01", "11");

    assertThat(pack.with(List.of(decision)).mistakes())
        .extracting(m -> m.message().en())
        .singleElement()
        .asString()
        .contains("a whole number from 5–10");
    assertThat(pack.with(List.of(value(0, "p", "2020-07-01", "10"))).mistakes()).isEmpty();
  }

  @Test
  void what_nobody_has_fixed_gives_no_definition_to_compute_until_the_month_it_is_fixed()
      throws IOException {
    var pack = small("type: int, range: {least: 5, most: 10}, value: null");

    var open = pack.own().measure("old", JUNE).orElseThrow();
    var fixed = pack.with(List.of(value(1, "p", "2020-07-01", "5"))).pack().orElseThrow();

    assertThat(open.awaits()).isEqualTo(Set.of("p"));
    assertThat(fixed.measure("old", JUNE).orElseThrow().awaits()).isEqualTo(Set.of("p"));
    assertThat(fixed.measure("old", JULY).orElseThrow().awaits()).isEmpty();
  }

  private AmendedPack small(String parameter) throws IOException {
    Files.writeString(
        folder.resolve("pack.yaml"),
        """
        pack: small
        title: {zh: 小包, en: Small pack}
        document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
        clauses:
          - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
        parameters:
          - {id: p, %s, label: {zh: 甲, en: P}, note: {zh: 甲, en: P}, clause: c1, ours: true}
        measures:
          - {id: old, label: {zh: 老, en: Old}, fact: person_month, axis: residence, aggregate: count, where: age >= params.p, unit: persons, clause: c1}
        """
            .formatted(parameter));
    return folder(folder);
  }

  private static String digest(PolicyPack pack, String measure, LocalDate day) {
    return ((Measure.Base) pack.measure(measure, day).orElseThrow()).digest();
  }

  @Test
  void what_a_decision_breaks_elsewhere_is_told_with_its_place() {
    var first = wording(Kind.SERIES, "32", "2020-07-01", "formula", "town.visits / county.visits");
    var all = new ArrayList<>(List.of(first));
    all.add(
        new Amendment(
            8, Kind.SERIES, "32", LocalDate.of(2020, 8, 1), Map.of("formula", "town.nothing")));

    assertThat(YUNAN.with(all).mistakes())
        .extracting(PackMistake::file)
        .containsOnly("decision-8:formula");
  }
}
