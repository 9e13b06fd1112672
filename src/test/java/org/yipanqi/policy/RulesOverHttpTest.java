package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page is told of rules, of what became of paragraphs, and of policies side by side. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class RulesOverHttpTest {

  private static final String MONEY = "/api/packs/hunan-2020/rules/clinic-running-money";

  @Autowired private MockMvc mvc;

  @Test
  void the_rules_of_a_pack_are_listed_with_their_places() throws Exception {
    var rules = json("/api/packs/hunan-2020/rules");

    var money = find(rules, "id", "clinic-running-money");
    assertThat(money.at("/kind").stringValue()).isEqualTo("amount");
    assertThat(money.at("/place").stringValue()).isEqualTo("二（一）");
    assertThat(money.at("/asks").intValue()).isEqualTo(3);
    assertThat(json("/api/packs/yunan-2020/rules")).hasSize(12);
  }

  @Test
  void a_rule_shows_what_it_asks_and_does_in_words() throws Exception {
    var rule = json(MONEY + "?on=2020-12-31");

    assertThat(texts(rule.at("/asks"), "/id"))
        .containsExactly("village_clinic", "months_open", "prefecture");
    assertThat(rule.at("/asks/1/least").stringValue()).isEqualTo("0");
    assertThat(rule.at("/asks/1/most").stringValue()).isEqualTo("12");
    assertThat(find(rule.at("/lines"), "id", "months_counted").at("/words/zh").stringValue())
        .isEqualTo("若 当年运行月数 属于 0、12 或 不满一年怎样计 为 按运行月份折算，则 当年运行月数；否则 12");
    assertThat(rule.at("/tables/0/rows/1/values/province/zh").stringValue()).isEqualTo("50%");
    var factor = find(rule.at("/parameters"), "id", "pension_factor");
    assertThat(factor.at("/value").isNull()).isTrue();
    assertThat(factor.at("/words/zh").stringValue()).startsWith("未确定");
    assertThat(rule.at("/status").stringValue()).isEqualTo("lapsed");
  }

  /** 8,000 × 20 % = 1,600; left on 10 March, so March is paid and April is not. */
  @Test
  void a_case_is_answered_line_by_line() throws Exception {
    var march = evaluate("xinchang-2022", "gp-allowance", "2024-03-31", leaving("2024-03-10"));
    var april = evaluate("xinchang-2022", "gp-allowance", "2024-04-01", leaving("2024-03-10"));

    assertThat(march.at("/value").stringValue()).isEqualTo("1600.00");
    assertThat(march.at("/shown/zh").stringValue()).isEqualTo("1,600.00");
    assertThat(march.at("/unit").stringValue()).isEqualTo("yuan");
    assertThat(step(march, "floor").at("/numbers/zh").stringValue())
        .isEqualTo("8,000.00 × 20 ÷ 100");
    assertThat(step(march, "floor").at("/place").stringValue()).isEqualTo("二（三）3");
    assertThat(step(march, "ended").at("/numbers/en").stringValue())
        .isEqualTo(
            "Left the GP post on is given and 31 March 2024 is no earlier than the first day"
                + " of the month after 10 March 2024");
    assertThat(march.at("/lapsed").booleanValue()).isFalse();
    assertThat(april.at("/shown/zh").stringValue()).isEqualTo("0.00");
  }

  private static String leaving(String day) {
    return "{\"gp_post\": \"true\", \"post_wage\": \"8000.00\", \"left_on\": \"" + day + "\"}";
  }

  @Test
  void what_is_not_known_is_asked_for_and_what_is_not_fixed_is_named() throws Exception {
    var nothing = evaluate("xinchang-2022", "employee-difference", "2024-01-01", "{}");
    var all =
        evaluate(
            "xinchang-2022",
            "employee-difference",
            "2024-01-01",
            "{\"employee\": \"true\", \"at_grassroots\": \"true\", \"other_rate\": \"70\"}");

    assertThat(nothing.at("/state").stringValue()).isEqualTo("open");
    assertThat(texts(nothing.at("/asks"), "/zh"))
        .containsExactlyInAnyOrder("职工医保参保", "在基层机构医疗", "其他定点医疗机构报销比例");
    assertThat(all.at("/value").isNull()).isTrue();
    assertThat(texts(all.at("/notFixed"), "/zh")).containsExactly("职工医保：基层高出的百分点");
    assertThat(step(all, "points").at("/numbers/zh").stringValue())
        .isEqualTo("若 职工医保参保（是） 且 在基层机构医疗（是），则 职工医保：基层高出的百分点（未确定，5–10 个百分点）；否则 0");
    assertThat(all.at("/parameters/0/words/zh").stringValue()).isEqualTo("未确定（5–10 个百分点），须由县定");
  }

  @Test
  void a_day_outside_the_document_is_marked() throws Exception {
    var answers = "{\"village_clinic\": \"true\"}";

    var before = evaluate("hunan-2020", "clinic-running-money", "2020-06-01", answers);
    var within = evaluate("hunan-2020", "clinic-running-money", "2025-06-01", answers);
    var after = evaluate("hunan-2020", "clinic-running-money", "2025-06-02", answers);

    assertThat(before.at("/early").booleanValue()).isTrue();
    assertThat(within.at("/early").booleanValue() || within.at("/lapsed").booleanValue()).isFalse();
    assertThat(after.at("/lapsed").booleanValue()).isTrue();
    for (var year : List.of(2020, 2021)) {
      assertThat(
              evaluate("yunan-2020", "posts-advertised", year + "-12-31", "{}")
                  .at("/lapsed")
                  .booleanValue())
          .as("Y附件3 binds posts advertised in 2020 only: %d", year)
          .isEqualTo(year == 2021);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"moons\": \"3\"}|moons",
        "{\"months_open\": \"13\"}|当年运行月数",
        "{\"months_open\": \"-1\"}|当年运行月数",
        "{\"months_open\": \"2.5\"}|当年运行月数",
        "{\"months_open\": \"six\"}|当年运行月数",
        "{\"months_open\": \"1e9\"}|当年运行月数",
        "{\"prefecture\": \"xiangx\"}|所在市州",
        "{\"village_clinic\": \"maybe\"}|行政村卫生室"
      })
  void a_wrong_answer_is_refused_in_words_that_name_the_question(String answers, String named)
      throws Exception {
    var refused = posted(MONEY, "{\"on\": \"2020-12-31\", \"answers\": " + answers + "}");

    assertThat(refused.getStatus()).as(text(refused)).isEqualTo(422);
    assertThat(text(refused)).contains("“" + named + "”");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"on\": \"2020-02-30\", \"answers\": {}}",
        "{\"on\": \"yesterday\", \"answers\": {}}",
        "{\"on\": \"2020-12-31\"}",
        "{\"on\": \"2020-12-31\", \"answers\": []}",
        "{"
      })
  void a_request_that_cant_be_read_is_malformed(String body) throws Exception {
    assertThat(posted(MONEY, body).getStatus()).isEqualTo(400);
  }

  @Test
  void a_day_that_is_none_is_refused_as_an_answer_too() throws Exception {
    var refused =
        posted(
            "/api/packs/xinchang-2022/rules/gp-allowance",
            "{\"on\": \"2024-01-01\", \"answers\": {\"left_on\": \"2023-02-29\"}}");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("“离开全科岗位日期”");
  }

  @Test
  void what_is_not_there_is_said_to_be_missing() throws Exception {
    assertThat(answer("/api/packs/hunan-2020/rules/free-lunch").getStatus()).isEqualTo(404);
    assertThat(text(answer("/api/packs/hunan-2020/rules/free-lunch"))).contains("“free-lunch”");
    assertThat(answer("/api/packs/utopia-2020/rules").getStatus()).isEqualTo(404);
    assertThat(answer("/api/packs/utopia-2020/coverage").getStatus()).isEqualTo(404);
    assertThat(posted("/api/packs/hunan-2020/rules/free-lunch", "{\"answers\": {}}").getStatus())
        .isEqualTo(404);
    assertThat(answer(MONEY + "?on=2020-13-01").getStatus()).isEqualTo(400);
  }

  @Test
  void every_paragraph_of_every_pack_became_something_or_says_why_not() throws Exception {
    for (var pack : json("/api/packs")) {
      var id = pack.at("/id").stringValue();
      var paragraphs = json("/api/packs/" + id + "/coverage");
      assertThat(paragraphs).as(id).hasSize(json("/api/packs/" + id).at("/clauses").size());
      for (var each : paragraphs) {
        var rests = each.at("/became").size() + each.at("/carriedBy").size();
        assertThat(rests == 0)
            .as(id + " " + each.at("/place").stringValue())
            .isEqualTo(!each.at("/statement").isNull());
        assertThat(each.at("/statement").isNull() || !each.at("/note").isNull()).isTrue();
      }
    }
  }

  @Test
  void a_paragraph_shows_what_it_became_and_what_is_crooked_in_it() throws Exception {
    var pay = find(json("/api/packs/xinchang-2022/coverage"), "clause", "t5-2");

    assertThat(texts(pay.at("/became"), "/id")).contains("employee-difference", "referral-bonus");
    assertThat(texts(pay.at("/slips"), "/zh")).anyMatch(s -> s.contains("12种慢性病"));
  }

  @Test
  void phases_pairs_and_bodies_stand_in_the_pack() throws Exception {
    var zhanjiang = json("/api/packs/zhanjiang-2020").at("/arrangements");
    var kinds = texts(zhanjiang.at("/relations"), "/kind");

    assertThat(kinds.stream().filter("paired_assistance"::equals)).hasSize(10);
    assertThat(kinds.stream().filter("upgraded_hospital"::equals)).hasSize(7);
    assertThat(json("/api/packs/xinchang-2022").at("/arrangements/phases")).hasSize(3);
    assertThat(json("/api/packs/yunan-2020").at("/arrangements/relations")).isNotEmpty();
    assertThat(zhanjiang.at("/bodies/0/seats")).isNotEmpty();
  }

  /** Z and Y: 3 per residents; X: 5 per permanent residents; Q: 4; H counts per town hospital. */
  @Test
  void one_matter_of_several_documents_stands_side_by_side_with_its_denominators()
      throws Exception {
    var gps = find(json("/api/policy-topics"), "id", "general-practitioners");

    for (var expected :
        List.of(
            "zhanjiang-2020 Z-24 不低于 每万人 3",
            "xinchang-2022 X-16 不低于 每万人 5",
            "qinzhou-2023 Q-02 不低于 每万人 4",
            "yunan-2020 Y-11 不低于 每万人 3")) {
      var parts = expected.split(" ", 3);
      var entry = find(find(gps.at("/entries"), parts[0]), "id", parts[1]);
      assertThat(texts(entry.at("/says"), "/zh")).as(expected).anyMatch(parts[2]::equals);
      assertThat(entry.at("/how/zh").stringValue()).as(expected).contains("÷");
      assertThat(entry.at("/place").stringValue()).as(expected).isNotBlank();
    }
  }

  @Test
  void who_has_not_signed_in_sees_no_rule() throws Exception {
    for (var address :
        List.of(
            MONEY,
            "/api/packs/hunan-2020/rules",
            "/api/packs/hunan-2020/coverage",
            "/api/policy-topics")) {
      assertThat(AssumedCaller.as(null, () -> answer(address).getStatus())).isEqualTo(401);
    }
    assertThat(AssumedCaller.as(null, () -> posted(MONEY, "{\"answers\": {}}").getStatus()))
        .isEqualTo(401);
  }

  private static List<JsonNode> find(JsonNode entries, String pack) {
    return entries.valueStream().filter(e -> e.at("/pack").stringValue().equals(pack)).toList();
  }

  private static JsonNode find(JsonNode list, String key, String value) {
    return find(list.valueStream().toList(), key, value);
  }

  private static JsonNode find(List<JsonNode> list, String key, String value) {
    return list.stream()
        .filter(e -> e.at("/" + key).stringValue().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " " + value));
  }

  private static JsonNode step(JsonNode answer, String line) {
    return find(answer.at("/steps"), "id", line);
  }

  private static List<String> texts(JsonNode list, String pointer) {
    var texts = new ArrayList<String>();
    list.valueStream().forEach(e -> texts.add(e.at(pointer).stringValue()));
    return texts;
  }

  private JsonNode evaluate(String pack, String rule, String on, String answers) throws Exception {
    var address = "/api/packs/" + pack + "/rules/" + rule;
    var answer = posted(address, "{\"on\": \"" + on + "\", \"answers\": " + answers + "}");
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(200);
    return JsonMapper.shared().readTree(text(answer));
  }

  private MockHttpServletResponse posted(String rule, String body) throws Exception {
    return mvc.perform(
            post(rule + "/evaluations").contentType(MediaType.APPLICATION_JSON).content(body))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse answer(String address) throws Exception {
    return mvc.perform(get(address)).andReturn().getResponse();
  }

  private JsonNode json(String address) throws Exception {
    var answer = answer(address);
    assertThat(answer.getStatus()).as(address + " " + text(answer)).isEqualTo(200);
    return JsonMapper.shared().readTree(text(answer));
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
