package org.yipanqi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.Imports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both ends of the chain on the paper county: lists of records, one record, one clause. */
@SpringBootTest(properties = "tests.database=indicator-pages")
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPagesTest {

  private static final String VISITS =
      "/api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits";

  @TempDir private Path folder;

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private Cells cells;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  @BeforeAll
  void theCountyIsImported() {
    PaperCounty.comesIn(imports, cells);
  }

  @ParameterizedTest
  @CsvSource({
    "total_amount, false",
    "-total_amount, true",
    "icd10, false",
    "-icd10, true",
    "performer, false",
    "visited_on, false",
    "-visited_on, true",
    "-person, true"
  })
  void records_are_sorted_by_any_column_and_paged_without_loss(String sort, boolean descending)
      throws Exception {
    var whole = json(VISITS + "&limit=500&sort=" + sort);
    var total = whole.at("/total").intValue();
    assertThat(total).isGreaterThan(10);

    var paged = new ArrayList<String>();
    var page = json(VISITS + "&limit=3&sort=" + sort);
    page.at("/rows").forEach(row -> paged.add(row.at("/key").toString()));
    while (!page.at("/next").isNull()) {
      page = json(VISITS + "&limit=3&sort=" + sort + "&cursor=" + page.at("/next").stringValue());
      page.at("/rows").forEach(row -> paged.add(row.at("/key").toString()));
    }

    assertThat(paged).doesNotHaveDuplicates().hasSize(total);
    assertThat(paged).isEqualTo(keys(whole));
    if (sort.endsWith("total_amount")) {
      var order = Comparator.<BigDecimal>naturalOrder();
      assertThat(numbers(whole, "total_amount"))
          .isSortedAccordingTo(descending ? order.reversed() : order);
    }
  }

  @Test
  void only_records_that_meet_the_readers_conditions_are_listed() throws Exception {
    var all = json(VISITS + "&limit=500");
    var some = json(VISITS + "&limit=500&filter=kind:emergency");

    assertThat(some.at("/rows").size()).isPositive().isLessThan(all.at("/rows").size());
    assertThat(some.at("/matching").intValue()).isEqualTo(some.at("/rows").size());
    assertThat(some.at("/total")).isEqualTo(all.at("/total"));
    assertThat(some.at("/recount")).isEqualTo(all.at("/recount"));
    var place = place(some, "kind");
    assertThat(some.at("/rows"))
        .allSatisfy(row ->
            assertThat(row.at("/values/" + place + "/en").stringValue()).isEqualTo("Emergency"));

    var atOne = json(VISITS + "&limit=500&filter=performer:A1&filter=visited_on:2020-05-04");
    assertThat(keys(atOne)).singleElement().asString().contains("VI-17");
    assertThat(json(VISITS + "&filter=person:").at("/matching").intValue()).isPositive();
    assertThat(json(VISITS + "&filter=performer:nowhere").at("/rows")).isEmpty();
  }

  @Test
  void the_file_has_the_columns_the_order_and_the_records_of_the_screen() throws Exception {
    var ask = "&sort=-total_amount&filter=kind:outpatient";
    var page = json(VISITS + "&limit=500" + ask);
    var file =
        mvc.perform(
                get(VISITS.replace("/records?", "/records.xlsx?")
                        + ask
                        + "&columns=total_amount,performer")
                    .header("Accept-Language", "en"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    var sheet = part(file, "xl/worksheets/sheet1.xml");
    assertThat(sheet.split("<row ", -1)).hasSize(page.at("/rows").size() + 2);
    var words = part(file, "xl/sharedStrings.xml");
    assertThat(words).contains("Total").doesNotContain("First contact");
  }

  @Test
  void a_record_shows_its_versions_and_what_each_changed() throws Exception {
    var corrected = json("/api/records/visit?pack=yunan-2020&source=HIS&no=VI-30");
    assertThat(corrected.at("/versions")).hasSize(2);
    assertThat(corrected.at("/versions/0/version").intValue()).isEqualTo(2);
    assertThat(corrected.at("/versions/0/replacedAt").isNull()).isTrue();
    assertThat(corrected.at("/versions/1/replacedAt").isNull()).isFalse();
    assertThat(field(corrected, 0, "visited_on").at("/value/zh").stringValue())
        .isEqualTo("2020-06-18");
    assertThat(field(corrected, 0, "visited_on").at("/changed").booleanValue()).isTrue();
    assertThat(field(corrected, 0, "kind").at("/changed").booleanValue()).isFalse();
    assertThat(field(corrected, 1, "visited_on").at("/value/zh").stringValue())
        .isEqualTo("2020-07-02");
    assertThat(corrected.at("/uses").findValuesAsString("month")).containsOnly("2020-06");

    var withdrawn = json("/api/records/contract?pack=yunan-2020&source=GW&no=CN-24");
    assertThat(withdrawn.at("/voided").booleanValue()).isTrue();
    assertThat(withdrawn.at("/uses")).isEmpty();

    var record = json("/api/records/visit?pack=yunan-2020&source=HIS&no=VI-17");
    assertThat(record.at("/voided").booleanValue()).isFalse();
    assertThat(record.at("/format").stringValue()).isEqualTo("visits");
    assertThat(record.at("/versions")).hasSize(1);
    assertThat(record.at("/versions/0/fileName").stringValue()).isEqualTo("visits.csv");
    assertThat(record.at("/versions/0/broughtBy").stringValue()).isEqualTo("operator");
    assertThat(field(record, 0, "institution").at("/value/zh").stringValue()).isNotEqualTo("A1");
    assertThat(field(record, 0, "total_amount").at("/value/zh").stringValue()).isEqualTo("57.00");
    assertThat(field(record, 0, "kind").at("/value/en").stringValue()).isEqualTo("Emergency");
  }

  @Test
  void whoever_looks_at_residents_records_leaves_a_trace_with_each_resident() throws Exception {
    var visit =
        owner
            .sql(
                """
                select v.source_no, p.person_no from records.visit v
                  join residents.person p on p.id = v.person_id
                  join facts.source_system s on s.id = v.source_id and s.code = 'HIS'
                 order by v.source_no limit 1
                """)
            .query()
            .singleRow();
    var no = String.valueOf(visit.get("source_no"));
    var person = String.valueOf(visit.get("person_no"));
    var record = json("/api/records/visit?pack=yunan-2020&source=HIS&no=" + no);
    var listed = json(VISITS + "&limit=7");
    mvc.perform(get(VISITS.replace("/records?", "/records.xlsx?")));

    var trail = trailOf("person=" + person);
    assertThat(record.at("/versions")).isNotEmpty();
    assertThat(trail.at("/rows/0/action/code").stringValue()).isEqualTo("indicators.record-opened");
    assertThat(trail.at("/rows/0/subject").stringValue()).isEqualTo("visit HIS " + no);
    assertThat(trail.at("/rows/0/user").stringValue()).isEqualTo("reform-officer");
    assertThat(trail.at("/rows/0/reason").stringValue()).isNotEmpty();
    assertThat(listed.at("/rows")).hasSize(7);
    assertThat(trailOf("action=indicators.records-listed&limit=1").at("/rows/0/unit").stringValue())
        .isEqualTo("990101");
    assertThat(trailOf("action=indicators.records-taken-out").at("/rows")).isNotEmpty();
  }

  private JsonNode trailOf(String asked) throws Exception {
    return AssumedCaller.as(
        AssumedCaller.in(Duty.AUDITOR), () -> json("/api/audit/entries?" + asked));
  }

  @Test
  void a_record_tells_which_figures_count_it_and_they_do() throws Exception {
    var record = json("/api/records/visit?pack=yunan-2020&source=HIS&no=VI-17");

    assertThat(record.at("/uses")).isNotEmpty();
    var checked = 0;
    for (var use : record.at("/uses")) {
      for (var figure : use.at("/figures")) {
        var address =
            "/api/figures/%s/records?pack=yunan-2020&scope=990101&period=%s&part=%s&limit=500"
                .formatted(
                    figure.at("/series").stringValue(),
                    use.at("/month").stringValue(),
                    figure.at("/part").stringValue());
        var listed = keys(json(address));
        if (!figure.at("/part").stringValue().matches("(town|grassroots)\\..*")) {
          assertThat(listed).as(address).anyMatch(key -> key.contains("\"VI-17\""));
          checked++;
        }
      }
    }
    assertThat(checked).isPositive();
  }

  @Test
  void a_clause_shows_what_it_became_and_how_that_stands() throws Exception {
    var clause = json("/api/packs/yunan-2020/clauses/a6-2-7?scope=990101&period=2020");

    assertThat(clause.at("/place").stringValue()).isNotBlank();
    assertThat(clause.at("/previous").stringValue()).isEqualTo("a6-2-6");
    assertThat(clause.at("/became").findValuesAsString("kind")).contains("indicator");
    assertThat(clause.at("/figures").findValuesAsString("series")).contains("12@G", "12");
    var pay =
        clause
            .at("/figures")
            .valueStream()
            .filter(f -> f.at("/series").stringValue().equals("12@G"))
            .findFirst()
            .orElseThrow();
    assertThat(pay.at("/display").stringValue()).isEqualTo("53.8");
    assertThat(pay.at("/judgement").stringValue()).isEqualTo("met");
    assertThat(pay.at("/targets/0/en").stringValue()).isNotBlank();

    var file =
        mvc.perform(get("/api/packs/yunan-2020/clauses/a6-2-7.xlsx?scope=990101&period=2020"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(part(file, "xl/worksheets/sheet1.xml").split("<row ", -1))
        .hasSize(3 + clause.at("/figures").size() + clause.at("/became").size());
  }

  @Test
  void every_clause_opens() throws Exception {
    var pack = json("/api/packs/yunan-2020");

    for (var clause : pack.at("/clauses")) {
      var id = clause.at("/id").stringValue();
      var opened = json("/api/packs/yunan-2020/clauses/" + id + "?scope=990101&period=2020Q2");
      assertThat(opened.at("/id").stringValue()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "422, no-such-column, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&sort=shoe_size",
    "422, no-such-column, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&filter=1=1:x",
    "422, no-such-column, /api/figures/32/records.xlsx?pack=yunan-2020&scope=990101&period=2020&part=community.visits&columns=person_name",
    "422, bad-filter, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&filter=kind",
    "422, bad-filter, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&filter=total_amount:much",
    "422, bad-filter, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&filter=visited_on:2020-13-01",
    "422, bad-cursor, /api/figures/32/records?pack=yunan-2020&scope=990101&period=2020&part=community.visits&sort=icd10&cursor=MjAyMC0xMi0wMQB4",
    "404, unknown-record, /api/records/visit?pack=yunan-2020&source=HIS&no=NONE",
    "404, unknown-record, /api/records/visit?pack=yunan-2020&source=NONE&no=VI-17",
    "404, unknown-record, /api/records/nothing?pack=yunan-2020&source=HIS&no=VI-17",
    "404, unknown-record, /api/records/person_month?pack=yunan-2020&source=HIS&no=VI-17",
    "404, unknown-clause, /api/packs/yunan-2020/clauses/zz?scope=990101&period=2020",
    "404, unknown-pack, /api/packs/nowhere/clauses/a1?scope=990101&period=2020",
    "404, unknown-scope, /api/packs/yunan-2020/clauses/a1?scope=1&period=2020"
  })
  void a_no_is_explained_in_the_language_of_the_caller(int status, String code, String address)
      throws Exception {
    var zh = json(status, "zh-CN", address);
    var en = json(status, "en", address);

    assertThat(zh.at("/code").stringValue()).isEqualTo(code);
    assertThat(zh.at("/detail").stringValue()).containsPattern("\\p{IsHan}");
    assertThat(en.at("/detail").stringValue()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
  }

  private static List<String> keys(JsonNode page) {
    var keys = new ArrayList<String>();
    page.at("/rows").forEach(row -> keys.add(row.at("/key").toString()));
    return keys;
  }

  private static int place(JsonNode page, String column) {
    return page.at("/columns")
        .valueStream()
        .map(c -> c.at("/code").stringValue())
        .toList()
        .indexOf(column);
  }

  private static List<BigDecimal> numbers(JsonNode page, String column) {
    var place = place(page, column);
    var numbers = new ArrayList<BigDecimal>();
    page.at("/rows")
        .forEach(
            row -> numbers.add(new BigDecimal(row.at("/values/" + place + "/zh").stringValue())));
    return numbers;
  }

  private static JsonNode field(JsonNode record, int version, String code) {
    return record
        .at("/versions/" + version + "/fields")
        .valueStream()
        .filter(f -> f.at("/code").stringValue().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private String part(byte[] file, String name) throws IOException {
    var path = folder.resolve("file.xlsx");
    Files.write(path, file);
    try (var zip = new ZipFile(path.toFile());
        var entry = zip.getInputStream(zip.getEntry(name))) {
      return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    }
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
