package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page is told of the paper county. */
@SpringBootTest(properties = "tests.database=indicator-pages")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorControllerTest {

  private static final String COUNTY = "pack=yunan-2020&scope=990101&period=2020";
  private static final String FIRST = "pack=yunan-2020&scope=990101-C1&period=2020";

  @TempDir private Path folder;

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @Test
  void a_board_has_a_cell_for_each_row_and_column() throws Exception {
    var board = json("/api/board?" + COUNTY);

    assertThat(board.at("/columns")).hasSize(24);
    assertThat(board.at("/cells")).hasSameSizeAs(board.at("/rows"));
    assertThat(board.at("/cells")).allSatisfy(line -> assertThat(line).hasSize(24));
    assertThat(rows(board).keySet())
        .containsExactly("990101", "990101-C1", "A1", "T1", "990101-C2", "B1", "B2", "T3");
    assertThat(rows(board).get("T3").at("/parent").stringValue()).isEqualTo("990101-C2");
    assertThat(rows(board).get("A1").at("/role").stringValue()).isEqualTo("lead");
    assertThat(rows(board).get("B2").at("/tiedWith/0").stringValue()).isEqualTo("B1");
    assertThat(board.at("/periodKind").stringValue()).isEqualTo("year");
    assertThat(board.at("/closed").booleanValue()).isFalse();
    assertThat(board.at("/closing").isNull()).isTrue();
    assertThat(board.at("/previous").stringValue()).isEqualTo("2019");
    assertThat(board.at("/next").isNull()).isTrue();
    assertThat(board.at("/lastClosed/quarter").stringValue()).isEqualTo("2020Q4");
    assertThat(json("/api/board?set=items&" + COUNTY).at("/columns")).hasSize(24);
  }

  @Test
  void a_cell_shows_what_was_counted_by_hand() throws Exception {
    var board = json("/api/board?" + COUNTY);

    var pay = cell(board, "990101", 7);
    assertThat(pay.at("/series").stringValue()).isEqualTo("12@G");
    assertThat(pay.at("/display").stringValue()).isEqualTo("53.8");
    assertThat(pay.at("/value").stringValue()).isEqualTo("53.8062");
    assertThat(pay.at("/state").stringValue()).isEqualTo("value");
    assertThat(pay.at("/judgement").stringValue()).isEqualTo("met");
    assertThat(pay.at("/trend").stringValue()).isEqualTo("up");
    assertThat(cell(board, "990101", 1).at("/display").stringValue()).isIn("✓", "✗");
  }

  @Test
  void an_indicator_takes_the_definition_that_fits_the_row() throws Exception {
    var board = json("/api/board?" + COUNTY);

    assertThat(cell(board, "990101", 12).at("/series").stringValue()).isEqualTo("18a");
    assertThat(cell(board, "990101-C1", 12).at("/series").stringValue()).isEqualTo("18b");
    assertThat(cell(board, "990101-C1", 12).at("/state").stringValue())
        .isNotEqualTo("not_applicable");
    assertThat(cell(board, "T1", 12).at("/state").stringValue()).isEqualTo("not_applicable");
    assertThat(cell(board, "T1", 12).at("/display").stringValue()).isEmpty();
  }

  @Test
  void the_board_of_a_community_has_its_own_rows_and_shows_the_last_year_that_is_over()
      throws Exception {
    var board = json("/api/board?pack=yunan-2020&scope=990101-C1");

    assertThat(board.at("/period").stringValue()).isEqualTo("2020");
    assertThat(rows(board).keySet()).containsExactly("990101-C1", "A1", "T1");
  }

  @Test
  void tasks_wait_for_evidence_until_someone_types_it() throws Exception {
    var tasks = json("/api/items?" + COUNTY);

    assertThat(tasks).hasSize(39);
    var figures =
        StreamSupport.stream(tasks.spliterator(), false)
            .filter(t -> t.at("/kind").stringValue().equals("figure"))
            .toList();
    assertThat(figures).hasSize(24).allSatisfy(t -> assertThat(t.at("/series")).isNotEmpty());
    assertThat(StreamSupport.stream(tasks.spliterator(), false).filter(t -> !figures.contains(t)))
        .hasSize(15)
        .allSatisfy(t -> assertThat(t.at("/series")).isEmpty());
    assertThat(tasks.at("/1/state").stringValue()).isEqualTo("awaiting_evidence");
    assertThat(tasks.at("/1/judgement").stringValue()).isNotEqualTo("met");

    typed("item-2", "0", "E-2");
    assertThat(json("/api/items?" + COUNTY).at("/1/state").stringValue()).isEqualTo("zero");
    assertThat(json("/api/items?" + COUNTY).at("/1/judgement").stringValue()).isEqualTo("missed");

    typed("item-2", "1", "E-2");
    var done = json("/api/items?" + COUNTY).at("/1");
    assertThat(done.at("/state").stringValue()).isEqualTo("value");
    assertThat(done.at("/judgement").stringValue()).isEqualTo("met");
    assertThat(done.at("/evidence/typedBy").stringValue()).isEqualTo("填报员乙");
    assertThat(json("/api/items?" + FIRST).at("/1/state").stringValue())
        .isEqualTo("awaiting_evidence");
  }

  @Test
  void a_figure_opens_down_to_its_clause_and_its_parts() throws Exception {
    var chain = json("/api/figures/12@G?" + FIRST);

    assertThat(chain.at("/display").stringValue()).isEqualTo("59.8");
    assertThat(chain.at("/row/kind").stringValue()).isEqualTo("community");
    assertThat(chain.at("/clause/id").stringValue()).isEqualTo("a6-2-7");
    assertThat(chain.at("/clause/number").stringValue()).isEqualTo("郁府办函〔2020〕78号");
    assertThat(chain.at("/clause/place").stringValue()).isNotBlank();
    assertThat(chain.at("/indicator/no").intValue()).isEqualTo(7);
    assertThat(chain.at("/definition/formula").stringValue())
        .isEqualTo("grassroots.mean_pay / lead.mean_pay");
    assertThat(chain.at("/definition/words/zh").stringValue()).contains("÷");
    assertThat(chain.at("/definition/parameters").findValuesAsString("id"))
        .contains("include_head_salary", "pay_with_insurance", "base_period");
    assertThat(chain.at("/compare/period").stringValue()).isEqualTo("2019");
    assertThat(chain.at("/compare/display").stringValue()).isEqualTo("44.1");
    assertThat(chain.at("/parts").findValuesAsString("ref"))
        .contains("grassroots.pay", "grassroots.staff_fte", "lead.pay", "lead.staff_fte");
    assertThat(chain.at("/history")).hasSize(2);
    assertThat(chain.at("/history/1/display").stringValue()).isEqualTo("59.8");
  }

  @Test
  void missing_sources_are_named() throws Exception {
    var chain = json("/api/figures/32?" + COUNTY);

    assertThat(chain.at("/state").stringValue()).isEqualTo("partial");
    assertThat(chain.at("/sources/missing")).isNotEmpty();
    assertThat(chain.at("/sources/missing"))
        .allSatisfy(it -> {
          assertThat(it.at("/institution/name/zh").stringValue()).isNotBlank();
          assertThat(it.at("/fact/en").stringValue()).isNotBlank();
          assertThat(it.at("/month").stringValue()).matches("2020-\\d\\d");
        });
    assertThat(chain.at("/sources/in").intValue()).isLessThan(chain.at("/sources/of").intValue());
    assertThat(chain.at("/reason/en").stringValue()).isNotBlank();
  }

  @Test
  void records_come_page_by_page_and_people_stay_masked() throws Exception {
    var address = "/api/figures/34/records?part=community.inpatients&limit=2&" + FIRST;
    var seen = new HashSet<String>();
    var page = json(address);
    var total = page.at("/total").intValue();
    while (true) {
      for (var row : page.at("/rows")) {
        assertThat(seen.add(row.at("/key").toString())).isTrue();
        assertThat(row.at("/key/fact").stringValue()).isEqualTo("admission");
      }
      if (page.at("/next").isNull()) {
        break;
      }
      assertThat(page.at("/rows")).hasSize(2);
      page = json(address + "&cursor=" + page.at("/next").stringValue());
    }

    assertThat(total).isGreaterThan(2);
    assertThat(seen).hasSize(total);
    var names = new HashSet<String>();
    for (var person :
        Files.readAllLines(PaperCounty.FILES.resolve("persons.csv")).subList(1, 42 - 1)) {
      names.add(person.split(",", -1)[1]);
    }
    var text = json(address.replace("limit=2", "limit=100")).toString();
    assertThat(text).contains("试*");
    assertThat(names).allSatisfy(name -> assertThat(text).doesNotContain(name + " "));
    assertThat(text).doesNotContain("990101195003100116");
  }

  @Test
  void records_and_the_board_are_downloaded_as_sheets() throws Exception {
    var records = get200("/api/figures/34/records.xlsx?part=community.inpatients&" + FIRST);
    var sheet = sheet(records);
    var total =
        json("/api/figures/34/records?part=community.inpatients&" + FIRST).at("/total").intValue();

    assertThat(sheet.split("<row ", -1)).hasSize(total + 2);
    assertThat(String.valueOf(records.getHeader("Content-Disposition"))).contains("records.xlsx");
    assertThat(sheet(get200("/api/board.xlsx?" + COUNTY)).split("<row ", -1)).hasSize(11);
  }

  @ParameterizedTest
  @CsvSource({
    "404, unknown-pack, /api/board?pack=nowhere&scope=990101",
    "404, unknown-scope, /api/board?pack=yunan-2020&scope=990999",
    "404, unknown-scope, /api/items?pack=yunan-2020&scope=ZZ&period=2020",
    "404, unknown-scope, /api/figures/12?pack=yunan-2020&scope=990101100&period=2020",
    "404, unknown-series, /api/figures/99?pack=yunan-2020&scope=990101&period=2020",
    "422, bad-period, /api/figures/12?pack=yunan-2020&scope=990101&period=2020-13",
    "422, bad-period, /api/board?pack=yunan-2020&scope=990101&period=yesterday",
    "422, bad-set, /api/board?pack=yunan-2020&scope=990101&set=all",
    "404, unknown-part, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.visits",
    "404, unknown-part, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=visits",
    "404, unknown-part, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=village.pay",
    "422, no-records, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.mean_pay",
    "422, bad-cursor, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.pay&cursor=Zm9v",
    "422, bad-cursor, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.pay&cursor=!",
    "422, bad-cursor, /api/figures/36/records?pack=yunan-2020&scope=990101&period=2020&part=here.key_residents&cursor=MjAyMC0xMi0wMQB4",
    "422, bad-limit, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.pay&limit=0",
    "422, bad-limit, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.pay&limit=501"
  })
  void a_no_is_explained_in_the_language_of_the_caller(int status, String code, String address)
      throws Exception {
    var zh = json(status, "zh-CN", address);
    var en = json(status, "en", address);

    assertThat(zh.at("/code").stringValue()).isEqualTo(code);
    assertThat(en.at("/code").stringValue()).isEqualTo(code);
    assertThat(zh.at("/detail").stringValue()).containsPattern("\\p{IsHan}");
    assertThat(en.at("/detail").stringValue()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void a_text_that_no_text_can_be_is_the_senders_mistake() throws Exception {
    var answer =
        mvc.perform(get("/api/sources/gaps").param("scope", "\u0000")).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(400);
  }

  @Test
  void a_body_that_leaves_something_out_is_told_what() throws Exception {
    for (var address : List.of("/api/sheets", "/api/packs/yunan-2020/decisions")) {
      var answer =
          mvc.perform(
                  post(address)
                      .contentType(MediaType.APPLICATION_JSON)
                      .content("{'rows':[[null]]}".replace('\'', '"')))
              .andReturn()
              .getResponse();

      assertThat(answer.getStatus()).as(address).isEqualTo(400);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
          .contains("errors", address.equals("/api/sheets") ? "heads" : "basis")
          .contains(address.equals("/api/sheets") ? "rows" : "target");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pack, /api/board?scope=990101",
    "scope, /api/board?pack=yunan-2020",
    "scope, /api/items?pack=yunan-2020",
    "period, /api/figures/12?pack=yunan-2020&scope=990101",
    "part, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020",
    "limit, /api/figures/12/records?pack=yunan-2020&scope=990101&period=2020&part=town.pay&limit=many",
    "live, /api/board?pack=yunan-2020&scope=990101&live=perhaps"
  })
  void a_malformed_request_names_the_field(String field, String address) throws Exception {
    var problem = json(400, "zh", address);

    assertThat(problem.at("/code").stringValue()).isEqualTo("malformed");
    assertThat(problem.at("/errors/0/field").stringValue()).isEqualTo(field);
    assertThat(problem.at("/errors/0/message").stringValue()).containsPattern("\\p{IsHan}");
  }

  private void typed(String figure, String value, String number) throws IOException {
    var file = folder.resolve("typed_figures.csv");
    Files.writeString(
        file,
        """
        scope,figure,period,value,unit,typed_by,typed_on,basis,source,source_no
        990101,%s,2020,%s,yes_no,填报员乙,2021-01-10,试1号文,TB,%s
        """
            .formatted(figure, value, number));
    var result = imports.run(Caller.operator(), "typed_figures", file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
    cells.catchUp();
  }

  private static Map<String, JsonNode> rows(JsonNode board) {
    var rows = new LinkedHashMap<String, JsonNode>();
    board.at("/rows").forEach(row -> rows.put(row.at("/code").stringValue(), row));
    return rows;
  }

  private static JsonNode cell(JsonNode board, String row, int indicator) {
    var r = java.util.List.copyOf(rows(board).keySet()).indexOf(row);
    return board.at("/cells/" + r + "/" + (indicator - 1));
  }

  private String sheet(MockHttpServletResponse response) throws IOException {
    var file = folder.resolve("sheet.xlsx");
    Files.write(file, response.getContentAsByteArray());
    try (var book = new ZipFile(file.toFile());
        var sheet = book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml"))) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private MockHttpServletResponse get200(String address) throws Exception {
    var response = mvc.perform(get(address)).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    return response;
  }

  private JsonNode json(String address) throws Exception {
    return json(200, "zh-CN", address);
  }

  private JsonNode json(int status, String language, String address) throws Exception {
    var response =
        mvc.perform(get(address).header("Accept-Language", language)).andReturn().getResponse();
    var text = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(response.getStatus()).as(text).isEqualTo(status);
    return Objects.requireNonNull(JsonMapper.shared().readTree(text));
  }
}
