package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PolicyPack.ParameterType;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleEvaluator;
import org.yipanqi.policy.rules.Value;

/** The pack of Yunan's plan holds what the plan holds. */
class YunanPackTest {

  private static final PackReader.Reading READING = read();

  private static PackReader.Reading read() {
    try {
      return PackReader.read(Path.of("policies/yunan-2020"), FactCatalogue.load());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PolicyPack pack() {
    return READING.pack().orElseThrow();
  }

  @Test
  void it_has_no_mistake() {
    assertThat(READING.mistakes()).isEmpty();
  }

  @Test
  void it_has_every_task_indicator_duty_and_standard() {
    assertThat(pack().items()).hasSize(39);
    assertThat(pack().indicators()).hasSize(24);
    assertThat(pack().duties()).hasSize(39);
    assertThat(pack().standards()).hasSize(10);
  }

  @Test
  void exactly_the_24_numeric_tasks_are_figures() {
    var figures =
        pack().items().stream()
            .filter(i -> i.kind() == PolicyPack.ItemKind.FIGURE)
            .map(PolicyPack.Item::no);

    assertThat(figures)
        .containsExactlyElementsOf(
            IntStream.concat(IntStream.of(12, 16, 17, 18, 19), IntStream.rangeClosed(21, 39))
                .boxed()
                .toList());
  }

  @Test
  void only_the_four_dated_tasks_have_a_date() {
    assertThat(pack().items().stream().filter(i -> i.due() != null).map(PolicyPack.Item::no))
        .containsExactly(1, 2, 3, 15);
  }

  @Test
  void pairs_that_differ_in_scope_have_two_series_and_equal_ones_share_a_definition() {
    var ids = pack().seriesIds();

    assertThat(ids)
        .contains(
            "12", "12@G", "18a", "18b", "30", "30@G", "31", "31@G", "32", "32@G", "33", "33@G")
        .contains("34", "34@G", "35", "35@G", "37-htn", "37-dm", "38", "38@G");
    assertThat(
            pack().indicators().stream()
                .filter(i -> i.no() == 11)
                .findFirst()
                .orElseThrow()
                .series())
        .containsExactly("16");
  }

  /** Annex 1: 1 chair, 2 deputies, 10 members; office 1 + 6. Annex 2: 1, 1 + 3, 9; office 1. */
  @Test
  void its_bodies_are_seats_by_post() {
    var seats =
        pack().arrangements().bodies().stream()
            .collect(
                Collectors.toMap(
                    Arrangements.Body::id,
                    b ->
                        b.seats().stream()
                            .collect(
                                Collectors.groupingBy(
                                    Arrangements.Seat::role, Collectors.counting()))));

    assertThat(seats)
        .isEqualTo(
            Map.of(
                "leading-group", Map.of("chair", 1L, "deputy_chair", 2L, "member", 10L),
                "leading-group-office", Map.of("office_head", 1L, "office_deputy", 6L),
                "management-centre",
                    Map.of("chair", 1L, "deputy_chair", 4L, "member", 9L, "office_head", 1L)));
    assertThat(pack().arrangements().relations())
        .singleElement()
        .satisfies(r -> assertThat(r.division()).isEqualTo("445322"));
    assertThat(pack().arrangements().phases()).isEmpty();
  }

  /** Every paragraph became something or says why not; statements are none of the targets. */
  @Test
  void its_statements_say_why_nothing_came_of_them() {
    var statements = pack().clauses().stream().filter(c -> c.statement() != null).toList();

    assertThat(statements)
        .extracting(PolicyPack.Clause::id)
        .containsExactly(
            "notice", "intro", "g0", "r1", "r2", "annexes", "a3-0", "a3-1-0", "a3-3", "copies");
    assertThat(statements).allSatisfy(c -> assertThat(c.note()).isNotNull());
  }

  @ParameterizedTest(name = "{0}: {1} gives {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // 附件3二（五）: at the grassroots, without interruption, one full year, before the day
        "grassroots-year | served_at=grassroots first_day=2020-01-01 day_left=2021-01-01 interrupted=false | true",
        "grassroots-year | served_at=grassroots first_day=2020-01-01 day_left=2020-12-31 interrupted=false | false",
        "grassroots-year | served_at=other first_day=2019-01-01 day_left=2021-01-01 interrupted=false | false",
        "grassroots-year | served_at=grassroots first_day=2019-01-01 day_left=2021-01-01 interrupted=true | false",
        "grassroots-year | served_at=grassroots first_day=2020-01-01 day_left=2021-06-30 interrupted=false | true",
        "grassroots-year | served_at=grassroots first_day=2020-01-01 day_left=2021-07-01 interrupted=false | false",
        "grassroots-year | served_at=grassroots first_day=2020-01-01 day_left=2021-01-01 | open interrupted",
        "grassroots-year | served_at=grassroots day_left=2021-01-01 interrupted=true | false",
        // 附件3二（二）: 20 % of 37 vacancies are 7.4
        "posts-advertised | vacancies=37 advertised=8 | true",
        "posts-advertised | vacancies=37 advertised=7 | false",
        "posts-advertised | vacancies=35 advertised=7 | true",
        "posts-advertised | vacancies=0 advertised=0 | true",
        "posts-advertised | advertised=7 | open vacancies",
        // 附件3二（十一）
        "pension-in-quota | in_quota=true to_retirement=true | true",
        "pension-in-quota | in_quota=true to_retirement=false | false",
        "pension-in-quota | in_quota=true | open to_retirement",
        "pension-outside-quota | in_quota=false employed=true | true",
        "pension-outside-quota | in_quota=true employed=true | false",
        "pension-outside-quota | in_quota=false employed=false | false",
        // 附件4(8): permissions
        "pay-above-level | level=1000000 total=1200000.50 | 200000.50",
        "pay-above-level | level=1000000 total=900000 | 0.00",
        "income-for-reward | service_income=500000 cost=420000 funds=30000 | 50000.00",
        "income-for-reward | service_income=500000 cost=480000 funds=30000 | 0.00",
        // 三（三）7
        "pay-unhooked | by_drugs=false by_consumables=false by_tests=false | true",
        "pay-unhooked | by_drugs=false by_consumables=true | false",
        "pay-unhooked | by_drugs=false by_consumables=false | open by_tests",
        // 附件3二（六）, 二（三）
        "talents-apart | talent=scarce qualifies=true | true",
        "talents-apart | talent=neither qualifies=true | false",
        "legal-representative | member=true heads_lead=true | true",
        "legal-representative | member=true heads_lead=false | false",
        // money whose ratio the plan leaves open
        "tuition-subsidy | rural=true studies=true tuition=8000 | open tuition_subsidy_percent",
        "tuition-subsidy | rural=false studies=true tuition=8000 | 0.00",
        "public-health-money | residents=80000 | open public_health_per_head",
        // 附件4(15): what is saved stays, so the whole budget is paid; who bears the excess is open
        "insurance-settlement | budget=1000000 spent=900000 | 1000000.00",
        "insurance-settlement | budget=1000000 spent=1000000 | 1000000.00",
        "insurance-settlement | budget=1000000 spent=1000000.01 reasonable=0.01 | open excess_fund_percent"
      })
  void its_rules_answer(String id, @Nullable String answers, String expected) {
    var on = LocalDate.of(2021, 6, 30);
    var rule = pack().rule(id, on).orElseThrow();

    var result =
        new RuleEvaluator(p -> pack().parameter(p, on).flatMap(YunanPackTest::value))
            .evaluate(rule, on, answers(rule, answers))
            .result();

    assertThat(told(result)).isEqualTo(expected);
  }

  private static Map<String, Object> answers(Rule rule, @Nullable String text) {
    var answers = new HashMap<String, Object>();
    for (var answer : text == null ? new String[0] : text.split(" ")) {
      var id = answer.substring(0, answer.indexOf('='));
      var value = answer.substring(id.length() + 1);
      answers.put(
          id,
          switch (rule.ask(id).orElseThrow().type()) {
            case INT, DECIMAL -> new BigDecimal(value);
            case BOOL -> Boolean.valueOf(value);
            case CHOICE -> value;
            case DATE -> LocalDate.parse(value);
          });
    }
    return answers;
  }

  private static Optional<Object> value(Parameter parameter) {
    return Optional.ofNullable(parameter.value())
        .map(v ->
            parameter.type() == ParameterType.INT || parameter.type() == ParameterType.DECIMAL
                ? new BigDecimal(v)
                : v);
  }

  private static String told(Value value) {
    return switch (value) {
      case Value.Is(BigDecimal number) -> number.toPlainString();
      case Value.Is(var of) -> of.toString();
      case Value.Open(var asks, var parameters) ->
          "open " + String.join(" ", asks) + String.join(" ", parameters);
      case Value.Undefined() -> "undefined";
    };
  }
}
