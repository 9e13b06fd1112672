package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Problem;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.RuleProblem;
import org.yipanqi.policy.rules.Shares;
import org.yipanqi.policy.rules.Value;

/** Nothing is guessed, nothing is lost: a rule answers exactly, or says what it waits for. */
class RuleEvaluatorTest {

  private static final LocalDate DAY = LocalDate.of(2021, 3, 31);

  private static final String PACK =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      parameters:
        - {id: money, type: decimal, value: 6000, unit: yuan, label: {zh: 甲, en: M}, note: {zh: 甲, en: M}, clause: c1, ours: false}
        - {id: rate, type: decimal, value: null, range: {least: 5, most: 10}, label: {zh: 乙, en: R}, note: {zh: 乙, en: R}, clause: c1, ours: true}
      rules:
        - id: r
          kind: permission
          clause: c1
          title: {zh: 规则, en: Rule}
          subject: clinic
          asks:
            - {id: n, type: int, label: {zh: 整数, en: Whole}, range: {least: 0, most: 12}}
            - {id: x, type: decimal, label: {zh: 数, en: Number}}
            - {id: p, type: bool, label: {zh: 甲, en: P}}
            - {id: q, type: bool, label: {zh: 乙, en: Q}}
            - {id: place, type: choice, label: {zh: 地, en: Place}, choices: [{code: west, label: {zh: 西, en: West}}, {code: east, label: {zh: 东, en: East}}]}
            - {id: since, type: date, label: {zh: 起, en: Since}}
            - {id: until, type: date, label: {zh: 止, en: Until}}
          tables:
            - id: split
              by: [place, n]
              rows:
                - {when: {place: west}, values: {province: 100, county: 0}}
                - {when: {place: east, n: {below: 6}}, values: {province: 50, county: 50}}
                - {when: {place: east, n: {from: 6}}, values: {province: params.rate, county: 30}}
          lines:
            - {id: uses, label: {zh: 用, en: Uses}, value: 'known(n) && known(x) && known(p) && known(q) && known(since) && known(until) && split.county > 0'}
            - {id: due, label: {zh: 应, en: Due}, value: "0.0", round: {places: 2}}
            - {id: out, label: {zh: 果, en: Out}, value: "true"}
          gives: out
          shares:
            of: due
            parts:
              - {id: province, label: {zh: 省, en: Province}, weight: split.province}
              - {id: county, label: {zh: 县, en: County}, weight: split.county}
      """;

  @TempDir Path folder;

  /** The rule with this expression as its result. */
  private Rule rule(String out) throws IOException {
    return read(PACK.replace("value: \"true\"", "value: '" + out + "'"));
  }

  private Rule read(String text) throws IOException {
    return pack(text).rules().getFirst();
  }

  private PolicyPack pack(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    var reading = PackReader.read(folder, FactCatalogue.load());
    assertThat(reading.mistakes()).isEmpty();
    return reading.pack().orElseThrow();
  }

  private static RuleEvaluator fixed(Map<String, Object> parameters) {
    return new RuleEvaluator(id -> Optional.ofNullable(parameters.get(id)));
  }

  private static Explanation evaluate(Rule rule, Map<String, Object> answers) {
    return fixed(Map.of("money", new BigDecimal("6000"))).evaluate(rule, DAY, answers);
  }

  private Value result(String out, Map<String, Object> answers) throws IOException {
    return evaluate(rule(out), answers).result();
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static void is(Value value, Object expected) {
    assertThat(value).isInstanceOf(Value.Is.class);
    var of = ((Value.Is) value).of();
    if (of instanceof BigDecimal number) {
      assertThat(number).isEqualByComparingTo(String.valueOf(expected));
    } else {
      assertThat(of).isEqualTo(expected);
    }
  }

  private static Value open(Set<String> asks, Set<String> parameters) {
    return new Value.Open(asks, parameters);
  }

  // --- what is not known
  // --------------------------------------------------------------------------

  @Test
  void an_answer_that_is_missing_is_named() throws IOException {
    assertThat(result("n * 2 + 1", Map.of())).isEqualTo(open(Set.of("n"), Set.of()));
    assertThat(result("n * 2 > x", Map.of())).isEqualTo(open(Set.of("n", "x"), Set.of()));
    assertThat(result("n * 2 > x", Map.of("n", n("3")))).isEqualTo(open(Set.of("x"), Set.of()));
    assertThat(result("months(since, until)", Map.of("since", DAY)))
        .isEqualTo(open(Set.of("until"), Set.of()));
    assertThat(result("next_month(since)", Map.of())).isEqualTo(open(Set.of("since"), Set.of()));
  }

  @Test
  void a_parameter_that_nobody_has_fixed_is_named() throws IOException {
    var answers = Map.<String, Object>of("x", n("100"));

    assertThat(result("x * params.rate / 100", answers)).isEqualTo(open(Set.of(), Set.of("rate")));
    assertThat(result("x * params.rate + n", answers)).isEqualTo(open(Set.of("n"), Set.of("rate")));
    is(result("params.money + x", answers), "6100");
  }

  @Test
  void what_decides_alone_decides_whatever_else_is_open() throws IOException {
    var no = Map.<String, Object>of("p", false);
    var yes = Map.<String, Object>of("p", true);

    is(result("p && q", no), false);
    is(result("q && p", no), false);
    is(result("p || q", yes), true);
    is(result("q || p", yes), true);
    is(result("p && params.rate > 3", no), false);
    is(result("p && x / 0 > 1", no), false);
    is(result("p ? 1 : n", yes), "1");
    assertThat(result("p && q", yes)).isEqualTo(open(Set.of("q"), Set.of()));
    assertThat(result("p || q", no)).isEqualTo(open(Set.of("q"), Set.of()));
    assertThat(result("!p", Map.of())).isEqualTo(open(Set.of("p"), Set.of()));
    assertThat(result("p ? 1 : n", Map.of())).isEqualTo(open(Set.of("p"), Set.of()));
    assertThat(result("p ? 1 : n", no)).isEqualTo(open(Set.of("n"), Set.of()));
  }

  @Test
  void whether_something_is_known_is_always_known() throws IOException {
    is(result("known(n)", Map.of()), false);
    is(result("known(n)", Map.of("n", n("0"))), true);
    is(result("known(p)", Map.of("p", false)), true);
    is(result("known(since) ? since : on", Map.of()), DAY);
    is(result("known(params.rate)", Map.of()), false);
    is(result("known(x / n)", Map.of("x", n("1"), "n", n("0"))), false);
  }

  @Test
  void a_missing_need_never_hides_one_that_does_not_hold() throws IOException {
    var rule =
        read(
            PACK.substring(0, PACK.indexOf("rules:"))
                + """
                rules:
                  - id: r
                    kind: eligibility
                    clause: c1
                    title: {zh: 规则, en: Rule}
                    subject: staff
                    asks:
                      - {id: p, type: bool, label: {zh: 甲, en: P}}
                      - {id: q, type: bool, label: {zh: 乙, en: Q}}
                    lines:
                      - {id: one, label: {zh: 甲, en: One}, value: p, need: true}
                      - {id: two, label: {zh: 乙, en: Two}, value: q, need: true}
                      - {id: either, label: {zh: 或, en: Either}, value: p || q}
                """);

    var no = evaluate(rule, Map.of("q", false));
    var open = evaluate(rule, Map.of("q", true));
    var yes = evaluate(rule, Map.of("p", true, "q", true));

    is(no.result(), false);
    assertThat(no.unmet()).extracting(s -> s.line().id()).containsExactly("two");
    assertThat(open.result()).isEqualTo(open(Set.of("p"), Set.of()));
    assertThat(open.unmet()).isEmpty();
    is(yes.result(), true);
  }

  // --- arithmetic
  // ---------------------------------------------------------------------------------

  @Test
  void a_division_by_zero_has_no_answer() throws IOException {
    var answers = Map.<String, Object>of("x", n("5"), "n", n("0"));

    assertThat(result("x / n", answers)).isEqualTo(new Value.Undefined());
    assertThat(result("x / n > 3", answers)).isEqualTo(new Value.Undefined());
    assertThat(result("!(x / n > 3)", answers)).isEqualTo(new Value.Undefined());
    assertThat(result("x / n + params.rate", answers)).isEqualTo(new Value.Undefined());
    assertThat(result("min(x / n, x)", answers)).isEqualTo(new Value.Undefined());
  }

  @Test
  void numbers_are_exact() throws IOException {
    is(result("x * 3 == 0.3", Map.of("x", n("0.1"))), true);
    is(result("x / 3 * 3 == x", Map.of("x", n("100"))), true);
    is(result("x / 3 * 3 >= 100", Map.of("x", n("100"))), true);
    is(result("n / 2", Map.of("n", n("5"))), "2.5");
    is(result("-x + 1 - -x", Map.of("x", n("7.25"))), "1");
    is(result("min(n, x)", Map.of("n", n("3"), "x", n("2.99"))), "2.99");
    is(result("max(n, x)", Map.of("n", n("3"), "x", n("2.99"))), "3");
    is(result("n in [3, 5]", Map.of("n", n("3.0"))), true);
    is(result("n in [3, 5]", Map.of("n", n("4"))), false);
  }

  @ParameterizedTest
  @CsvSource({
    "half_up, 1000, 3, 333.33",
    "half_up, 0.01, 2, 0.01",
    "half_up, -0.01, 2, -0.01",
    "down, 2000, 3, 666.66",
    "up, 1000, 3, 333.34",
    "up, 900, 3, 300.00",
    "down, -2000, 3, -666.66",
    "up, -1000, 3, -333.34"
  })
  void a_line_is_rounded_as_it_says(String mode, String x, int by, String expected)
      throws IOException {
    var rule =
        read(
            PACK.replace(
                "value: \"0.0\", round: {places: 2}",
                "value: x / " + by + ", round: {places: 2, mode: " + mode + "}"));

    var step = evaluate(rule, Map.of("x", n(x))).steps().get(1);

    assertThat(((Value.Is) step.value()).of()).isEqualTo(n(expected));
    var exact = step.exact();
    assertThat(exact == null).isEqualTo(x.equals("900"));
    if (exact != null) {
      assertThat(exact.multiply(BigDecimal.valueOf(by)))
          .isCloseTo(n(x), org.assertj.core.data.Offset.offset(n("1e-20")));
    }
  }

  @Test
  void a_third_times_three_is_not_rounded_down_below_the_whole() throws IOException {
    var rule =
        read(
            PACK.replace(
                "value: \"0.0\", round: {places: 2}",
                "value: x / 3 * 3, round: {places: 2, mode: down}"));

    is(evaluate(rule, Map.of("x", n("100"))).steps().get(1).value(), "100.00");
    assertThat(evaluate(rule, Map.of("x", n("100"))).steps().get(1).exact()).isNull();
  }

  @Test
  void later_lines_go_on_with_the_rounded_number() throws IOException {
    var rule =
        read(
            PACK.replace("value: \"0.0\", round", "value: x / 3, round")
                .replace("value: \"true\"", "value: due * 3"));

    is(evaluate(rule, Map.of("x", n("100"))).result(), "99.99");
  }

  // --- days
  // ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    // from, to, months, years, days
    "2020-01-01, 2020-12-31, 11, 0, 365",
    "2020-01-01, 2021-01-01, 12, 1, 366",
    "2020-01-31, 2020-02-28, 0, 0, 28",
    "2020-01-31, 2020-02-29, 1, 0, 29",
    "2021-01-31, 2021-02-28, 1, 0, 28",
    "2021-01-31, 2021-04-29, 2, 0, 88",
    "2021-01-31, 2021-04-30, 3, 0, 89",
    "2020-02-29, 2021-02-27, 11, 0, 364",
    "2020-02-29, 2021-02-28, 12, 1, 365",
    "2020-02-29, 2024-02-28, 47, 3, 1460",
    "2020-02-29, 2024-02-29, 48, 4, 1461",
    "2021-02-28, 2022-02-28, 12, 1, 365",
    "2021-02-28, 2021-03-31, 1, 0, 31",
    "2021-03-15, 2021-03-15, 0, 0, 0",
    "2021-01-01, 2020-01-01, -12, -1, -366",
    "2021-02-28, 2021-01-31, -1, 0, -28"
  })
  void whole_months_years_and_days(String from, String to, String months, String years, String days)
      throws IOException {
    var answers = Map.<String, Object>of("since", day(from), "until", day(to));

    is(result("months(since, until)", answers), months);
    is(result("years(since, until)", answers), years);
    is(result("days(since, until)", answers), days);
  }

  @Test
  void so_many_months_later_is_the_day_on_which_they_are_full() throws IOException {
    var rule = rule("months(since, months_later(since, n)) == n");
    var before = rule("months(since, until) < n");
    for (var since = day("2019-12-27");
        since.isBefore(day("2020-04-02"));
        since = since.plusDays(1)) {
      for (var n = 0; n <= 12; n++) {
        var count = BigDecimal.valueOf(n);
        is(evaluate(rule, Map.of("since", since, "n", count)).result(), true);
        var eve = since.plusMonths(n).minusDays(1);
        if (n > 0) {
          is(evaluate(before, Map.of("since", since, "n", count, "until", eve)).result(), true);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-31, 1, 2020-02-29",
    "2021-01-31, 1, 2021-02-28",
    "2021-11-30, 3, 2022-02-28",
    "2020-02-29, 12, 2021-02-28",
    "2021-12-31, 0, 2021-12-31"
  })
  void months_later_stays_in_its_month(String since, String n, String expected) throws IOException {
    is(result("months_later(since, n)", Map.of("since", day(since), "n", n(n))), day(expected));
  }

  @Test
  void next_month_begins_on_its_first_day() throws IOException {
    is(result("next_month(since)", Map.of("since", day("2021-01-31"))), day("2021-02-01"));
    is(result("next_month(since)", Map.of("since", day("2021-12-01"))), day("2022-01-01"));
    is(result("on >= next_month(since)", Map.of("since", day("2021-03-01"))), false);
    is(result("on >= next_month(since)", Map.of("since", day("2021-02-28"))), true);
  }

  @Test
  void half_a_month_later_is_no_day() throws IOException {
    var answers = Map.<String, Object>of("since", DAY, "n", n("5"));

    assertThat(result("months_later(since, n / 2)", answers)).isEqualTo(new Value.Undefined());
    assertThat(result("months_later(since, n * 1000000000)", answers))
        .isEqualTo(new Value.Undefined());
  }

  // --- tables and shares
  // --------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"west, 0, 100", "west, 12, 100", "east, 0, 50", "east, 5, 50"})
  void the_row_that_holds_is_chosen_and_told(String place, String n, String province)
      throws IOException {
    var explained = evaluate(rule("split.province"), Map.of("place", place, "n", n(n)));

    is(explained.result(), province);
    assertThat(explained.rows().get("split").values().get("province"))
        .isEqualTo(n(province).stripTrailingZeros());
  }

  @Test
  void a_row_may_wait_for_the_county_and_an_unknown_row_for_an_answer() throws IOException {
    var rule = rule("split.province");
    var six = Map.<String, Object>of("place", "east", "n", n("6"));

    assertThat(evaluate(rule, six).result()).isEqualTo(open(Set.of(), Set.of("rate")));
    assertThat(evaluate(rule, Map.of()).result()).isEqualTo(open(Set.of("place", "n"), Set.of()));
    assertThat(evaluate(rule, Map.of()).rows()).isEmpty();
    is(fixed(Map.of("rate", n("7.5"))).evaluate(rule, DAY, six).result(), "7.5");
  }

  @Test
  void shares_say_what_they_wait_for() throws IOException {
    var rule = read(PACK.replace("value: \"0.0\", round", "value: x, round"));
    var six = Map.<String, Object>of("place", "east", "n", n("6"), "x", n("100"));

    var parted = fixed(Map.of("rate", n("7"))).evaluate(rule, DAY, six);
    var unfixed = evaluate(rule, six);
    var unknown = evaluate(rule, Map.of("place", "west", "n", n("1")));
    var negative = fixed(Map.of("rate", n("-7"))).evaluate(rule, DAY, six);

    assertThat(parted.shares())
        .extracting(s -> s.id() + " " + s.amount())
        .containsExactly("province 18.92", "county 81.08");
    assertThat(parted.rows()).containsKey("split");
    assertThat(parted.unshared()).isNull();
    assertThat(unfixed.shares()).isEmpty();
    assertThat(unfixed.unshared()).isEqualTo(open(Set.of(), Set.of("rate")));
    assertThat(unknown.unshared()).isEqualTo(open(Set.of("x"), Set.of()));
    assertThat(negative.unshared()).isEqualTo(new Value.Undefined());
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 1 1 1, 33.34 33.33 33.33",
    "0.02, 1 1 1, 0.01 0.01 0.00",
    "-100.00, 1 1 1, -33.34 -33.33 -33.33",
    "-0.01, 1 1, -0.01 0.00",
    "0.01, 50 50, 0.01 0.00",
    "6000.00, 100 0, 6000.00 0.00",
    "0.00, 3 4, 0.00 0.00",
    "10, 30 30 40, 3.00 3.00 4.00",
    "100.00, 0.5 0.25 0.25, 50.00 25.00 25.00",
    "0.05, 1 2 3, 0.01 0.02 0.02",
    "1.00, 1 6, 0.14 0.86"
  })
  void shares_add_up_by_the_largest_remainder(String whole, String weights, String parts) {
    assertThat(Shares.of(n(whole), 2, numbers(weights))).isEqualTo(numbers(parts));
  }

  private static List<BigDecimal> numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
  }

  @Test
  void shares_always_add_up_and_each_is_within_a_cent_of_its_exact_part() {
    var random = new Random(20260101);
    for (var round = 0; round < 5_000; round++) {
      var whole = BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L), 2);
      var weights = new ArrayList<BigDecimal>();
      var count = random.nextInt(1, 8);
      for (var i = 0; i < count; i++) {
        weights.add(BigDecimal.valueOf(random.nextInt(0, 1_000), random.nextInt(0, 4)));
      }
      weights.add(BigDecimal.ONE);
      var total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);

      var parts = Shares.of(whole, 2, weights);

      assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(whole);
      for (var i = 0; i < parts.size(); i++) {
        var exact = whole.multiply(weights.get(i)).divide(total, 20, RoundingMode.HALF_UP);
        assertThat(parts.get(i).subtract(exact).abs()).isLessThan(n("0.01"));
        assertThat(parts.get(i).scale()).isEqualTo(2);
      }
    }
  }

  // --- dates and answers
  // --------------------------------------------------------------------------

  @Test
  void the_version_in_force_on_the_day_is_used() throws IOException {
    var first = PACK.substring(PACK.indexOf("  - id: r\n"));
    var second = first.replace("  - id: r\n", "  - id: r\n    from: 2021-07-01\n");
    var pack = pack(PACK + second.replace("value: \"true\"", "value: \"false\""));

    is(evaluate(pack.rule("r", day("2021-06-30")).orElseThrow(), Map.of()).result(), true);
    is(evaluate(pack.rule("r", day("2021-07-01")).orElseThrow(), Map.of()).result(), false);
  }

  @Test
  void only_answers_that_an_ask_takes_are_taken() throws IOException {
    var rule = rule("n + 1");

    refused(rule, Map.of("m", n("1")), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("n", "one"), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("n", 1), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("p", "true"), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("place", "north"), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("since", "2020-01-01"), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("x", n("1e999999999")), RuleProblem.UNKNOWN_ANSWER);
    refused(rule, Map.of("n", n("-1")), RuleProblem.ANSWER_OUT_OF_RANGE);
    refused(rule, Map.of("n", n("13")), RuleProblem.ANSWER_OUT_OF_RANGE);
    refused(rule, Map.of("n", n("2.5")), RuleProblem.ANSWER_OUT_OF_RANGE);
    is(evaluate(rule, Map.of("n", n("12"))).result(), "13");
    is(evaluate(rule, Map.of("n", n("0.0"))).result(), "1");
  }

  private static void refused(Rule rule, Map<String, Object> answers, RuleProblem problem) {
    assertThatThrownBy(() -> evaluate(rule, answers))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }

  @Test
  void the_same_case_always_gets_the_same_answer() throws IOException {
    var rule = rule("p ? x * n / 7 : params.rate");
    var answers = new HashMap<String, Object>();
    answers.put("p", true);
    answers.put("x", n("10"));
    answers.put("n", n("3"));

    assertThat(evaluate(rule, answers)).isEqualTo(evaluate(rule, answers));
  }
}
