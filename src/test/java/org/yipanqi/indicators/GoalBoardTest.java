package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goals as a board of their own, and what a document's status, days and places do to it. */
@SpringBootTest(properties = "tests.database=indicator-pages")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoalBoardTest {

  private static final String PLACE = "&scope=990101&period=";

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @Test
  void a_pack_without_indicators_opens_on_its_goals_and_every_pack_has_them() throws Exception {
    for (var pack : List.of("zhanjiang-2020", "xinchang-2022", "hunan-2020", "qinzhou-2023")) {
      var board = board(pack, "2020", "");
      assertThat(board.at("/set").stringValue()).as(pack).isEqualTo("goals");
      assertThat(board.at("/columns")).as(pack).isNotEmpty();
      assertThat(count(board, "indicators")).as(pack).isZero();
    }
    assertThat(board("zhanjiang-2020", "2020", "").at("/sets/2/others").intValue()).isPositive();
    var yunan = board("yunan-2020", "2020", "");
    assertThat(yunan.at("/set").stringValue()).isEqualTo("indicators");
    assertThat(count(yunan, "indicators")).isEqualTo(24);
    assertThat(count(yunan, "goals"))
        .isEqualTo(board("yunan-2020", "2020", "&set=goals").at("/columns").size());
  }

  @Test
  void a_column_says_the_goal_its_target_its_day_and_its_clause() throws Exception {
    var board = board("zhanjiang-2020", "2020", "");

    var rate = column(board, "Z-13");
    assertThat(rate.at("/no").stringValue()).isEqualTo("Z-13");
    assertThat(rate.at("/targetText").stringValue()).isEqualTo("≥30");
    assertThat(rate.at("/due").stringValue()).isEqualTo("2022-12-31");
    assertThat(rate.at("/clause").stringValue()).isEqualTo("t3");
    assertThat(rate.at("/chapter").stringValue()).isEqualTo("tasks");
    var chapters = new ArrayList<String>();
    board
        .at("/columns")
        .forEach(c -> {
          var chapter = c.at("/chapter").stringValue();
          if (chapters.isEmpty() || !chapters.getLast().equals(chapter)) {
            chapters.add(chapter);
          }
        });
    assertThat(chapters).doesNotHaveDuplicates();
  }

  @Test
  void a_drafts_figures_are_marked_wherever_they_are_shown() throws Exception {
    var query = "pack=zhanjiang-2020" + PLACE + "2020";

    for (var at :
        List.of(
            "/api/board?" + query + " /document",
            "/api/figures/Z-13?" + query + " /document",
            "/api/indicators/Z-13?" + query + " /periods/document",
            "/api/brief?" + query + " /periods/document",
            "/api/compare?pack=zhanjiang-2020&scope=990101&b=2020 /b/document",
            "/api/institutions/990101/figures?pack=zhanjiang-2020&period=2020 /periods/document",
            "/api/packs/zhanjiang-2020/clauses/t3?scope=990101&period=2020 /document")) {
      var parts = at.split(" ");
      assertThat(json(parts[0]).at(parts[1] + "/mark/zh").stringValue())
          .as(at)
          .isEqualTo("征求意见稿，不作考核");
    }
    for (var file :
        List.of(
            "/api/board.xlsx?" + query,
            "/api/brief.xlsx?" + query,
            "/api/indicators/Z-13/league.xlsx?" + query,
            "/api/packs/zhanjiang-2020/clauses/t3.xlsx?scope=990101&period=2020",
            "/api/compare.xlsx?pack=zhanjiang-2020&scope=990101&b=2020",
            "/api/institutions/990101/figures.xlsx?pack=zhanjiang-2020&period=2020")) {
      assertThat(sheet(file, Locale.CHINESE)).as(file).contains("征求意见稿，不作考核");
      assertThat(sheet(file, Locale.ENGLISH)).as(file).contains("Draft for comment");
    }
    var trial = json("/api/board?pack=yunan-2020" + PLACE + "2020");
    assertThat(trial.at("/document/mark").isNull()).isTrue();
    assertThat(sheet("/api/board.xlsx?pack=yunan-2020" + PLACE + "2020", Locale.CHINESE))
        .doesNotContain("不作考核");
  }

  @Test
  void before_its_first_day_a_document_shows_figures_and_judges_none() throws Exception {
    var early = board("hunan-2020", "2020-05", "");
    var june = board("hunan-2020", "2020-06", "");

    assertThat(early.at("/document/bearing").stringValue()).isEqualTo("not_yet_in_force");
    assertThat(early.at("/document/unjudged/zh").stringValue()).contains("2020-06-02");
    assertThat(early.at("/rows")).allSatisfy(r -> assertThat(r.at("/judged").intValue()).isZero());
    assertThat(june.at("/document/bearing").stringValue()).isEqualTo("binds");
    assertThat(june.at("/rows"))
        .anySatisfy(r -> assertThat(r.at("/judged").intValue()).isPositive());
    var town = IntStream.range(0, early.at("/rows").size()).filter(r -> valued(early, r)).findAny();
    assertThat(town).as("a row with a figure").isPresent();
    assertThat(early.at("/cells/" + town.getAsInt() + "/0/bearing").stringValue())
        .isEqualTo("not_yet_in_force");
    assertThat(sheet("/api/board.xlsx?pack=hunan-2020" + PLACE + "2020-05", Locale.CHINESE))
        .contains("文件尚未施行");
  }

  @Test
  void a_goal_binds_its_named_counties_and_elsewhere_shows_its_figure_alone() throws Exception {
    var board = board("zhanjiang-2020", "2020", "");

    var bound = cell(board, "990101", "Z-03");
    assertThat(bound.at("/state").stringValue()).isEqualTo("partial");
    assertThat(bound.at("/display").stringValue()).isNotEmpty();
    assertThat(bound.at("/judgement").stringValue()).isEqualTo("not_judged");
    assertThat(bound.at("/bearing").stringValue()).isEqualTo("not_bound_here");
    assertThat(cell(board, "990101", "Z-24").at("/bearing").stringValue()).isEqualTo("binds");
    var chain = json("/api/figures/Z-03?pack=zhanjiang-2020" + PLACE + "2020");
    assertThat(chain.at("/unbound/zh").stringValue()).contains("廉江市、吴川市、遂溪县");
    assertThat(chain.at("/goal/id").stringValue()).isEqualTo("Z-03");
    assertThat(chain.at("/goal/note/zh").stringValue()).isNotEmpty();
    var page = json("/api/indicators/Z-03?pack=zhanjiang-2020" + PLACE + "2020");
    assertThat(page.at("/set").stringValue()).isEqualTo("goals");
    assertThat(page.at("/no").stringValue()).isEqualTo("Z-03");
    assertThat(page.at("/reading/bearing").stringValue()).isEqualTo("not_bound_here");
  }

  @Test
  void the_brief_of_a_document_without_indicators_is_written_from_its_goals() throws Exception {
    var brief = json("/api/brief?pack=qinzhou-2023&scope=990101&period=2020");

    assertThat(brief.at("/set").stringValue()).isEqualTo("goals");
    assertThat(brief.at("/counts/figures").intValue()).isPositive();
    assertThat(brief.at("/counts/missed").intValue()).isZero();
    assertThat(brief.at("/periods/document/bearing").stringValue()).isEqualTo("not_yet_in_force");
    assertThat(brief.at("/decisions/lines"))
        .noneSatisfy(d -> assertThat(d.at("/kind").stringValue()).isIn("past_due", "due_soon"));
  }

  @Test
  void a_page_of_a_county_that_a_document_does_not_address_says_so() throws Exception {
    assertThat(board("xinchang-2022", "2020", "").at("/document/elsewhere/zh").stringValue())
        .contains("不含本县");
  }

  private static boolean valued(JsonNode board, int row) {
    return board.at("/cells/" + row + "/0/state").stringValue().equals("value");
  }

  private static int count(JsonNode board, String set) {
    for (var each : board.at("/sets")) {
      if (each.at("/set").stringValue().equals(set)) {
        return each.at("/columns").intValue();
      }
    }
    throw new AssertionError("no set " + set);
  }

  private static JsonNode column(JsonNode board, String series) {
    for (var each : board.at("/columns")) {
      if (each.at("/series").stringValue().equals(series)) {
        return each;
      }
    }
    throw new AssertionError("no column " + series);
  }

  private static JsonNode cell(JsonNode board, String row, String series) {
    for (var r = 0; r < board.at("/rows").size(); r++) {
      if (board.at("/rows/" + r + "/code").stringValue().equals(row)) {
        for (var each : board.at("/cells/" + r)) {
          if (each.at("/series").stringValue().equals(series)) {
            return each;
          }
        }
      }
    }
    throw new AssertionError("no cell " + row + " " + series);
  }

  private JsonNode board(String pack, String period, String more) throws Exception {
    return json("/api/board?pack=" + pack + PLACE + period + more);
  }

  private JsonNode json(String address) throws Exception {
    var answer = mvc.perform(get(address)).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.getContentAsByteArray());
  }

  private String sheet(String address, Locale locale) throws Exception {
    var answer = mvc.perform(get(address).locale(locale)).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return Sheets.text(answer.getContentAsByteArray());
  }
}
