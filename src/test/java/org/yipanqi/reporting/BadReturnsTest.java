package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.yipanqi.reporting.ReportingCounty.PACK;
import static org.yipanqi.reporting.ReportingCounty.PERIOD;
import static org.yipanqi.reporting.ReportingCounty.TOWN_FORM;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.yipanqi.access.Caller;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.policy.Policies;

/** What is sent wrongly is refused in words, and nothing of the return moves. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class BadReturnsTest {

  @Autowired private MockMvc mvc;
  @Autowired private Policies policies;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private ReportingCounty county;
  private Caller doctor;
  private long id;

  @BeforeEach
  void a_draft_with_one_number() throws Exception {
    county = new ReportingCounty(jdbc, events, policies);
    var hospital = county.hospital(1);
    doctor = county.doctor(hospital);
    id = begin(PERIOD, hospital);
    assertThat(save("{\"work!down.month\": \"31\"}", "{}").getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"work!down.month\": {\"a\": 1}} | {} | 400",
        "{\"nonsense\": \"1\"} | {} | 400",
        "{\"people!0.name\": \"甲\"} | {} | 400",
        "{\"work!down'.month\": \"1\"} | {} | 400",
        "{} | {\"people\": [null]} | 400",
        "{} | {\"people\": [\"1\", \"x\"]} | 400",
        "{} | {\"people\": \"1\"} | 400",
        "{} | {\"work\": [\"1\"]} | 400",
        "{} | {\"nowhere\": [\"1\"]} | 400",
        "{\"work!down.month\": null} | {} | 200",
        "{} | {\"people\": null} | 200",
      })
  void cells_that_are_no_cells_are_refused(String values, String rows, int status)
      throws Exception {
    assertThat(save(values, rows).getStatus()).isEqualTo(status);
  }

  @Test
  void ten_thousand_rows_are_too_many_and_the_limit_is_said() throws Exception {
    var keys =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(n -> "\"" + n + "\"")
            .collect(Collectors.joining(","));

    var refused = save("{}", "{\"people\": [" + keys + "]}");
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(text(refused)).contains("10000");

    // fewer are kept, and the form says how many it takes
    var kept = save("{}", "{\"people\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]}");
    assertThat(text(kept)).contains("too-many-rows");
  }

  @Test
  void more_cells_than_one_save_takes_are_refused() throws Exception {
    var values =
        IntStream.rangeClosed(1, 5_001)
            .mapToObj(n -> "\"people!%d.name\": \"甲\"".formatted(n))
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(text(save(values, "{}"))).contains("5000");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-13,400",
    "June,400",
    "2020Q2,404",
    "2999-01,409",
    "1999-01,404",
    "20200-06,400",
    "'',400"
  })
  void a_period_that_is_none_is_refused(String period, int status) throws Exception {
    var body =
        "{\"pack\": \"%s\", \"form\": \"%s\", \"period\": \"%s\", \"unitCode\": \"%s\"}"
            .formatted(PACK, TOWN_FORM, period, county.county + "-T1");

    assertThat(send(doctor, "/api/returns", body).getStatus()).isEqualTo(status);
  }

  @Test
  void lists_with_nothing_in_them_are_malformed_and_no_fault_of_ours() throws Exception {
    var officer = county.officer();

    assertThat(send(officer, "/api/returns/approvals", "{\"returns\": [null]}").getStatus())
        .isEqualTo(400);
    assertThat(send(officer, "/api/returns/approvals", "{\"returns\": []}").getStatus())
        .isEqualTo(400);
    assertThat(send(officer, "/api/returns/approvals", "{").getStatus()).isEqualTo(400);
    assertThat(
            send(
                    officer,
                    "/api/returns/%d/sending-back".formatted(id),
                    "{\"version\": 1, \"reason\": \"%s\"}".formatted("长".repeat(501)))
                .getStatus())
        .isEqualTo(422);
    submit();
    var draw =
        text(
            send(
                officer,
                "/api/returns/draws",
                """
                {"countyCode": "%d", "pack": "%s", "form": "%s", "period": "%s", "size": 1}
                """
                    .formatted(county.county, PACK, TOWN_FORM, PERIOD)));
    var check = JsonPath.<Integer>read(draw, "$.checks[0].id");
    assertThat(
            send(
                    officer,
                    "/api/returns/spot-checks/%d/result".formatted(check),
                    "{\"version\": 0, \"seen\": {\"work!down.month\": null}}")
                .getStatus())
        .isEqualTo(200);
  }

  @Test
  void after_handing_in_neither_a_cell_nor_a_workbook_changes_anything() throws Exception {
    var book = workbook(id);
    submit();

    assertThat(save("{\"work!down.month\": \"40\"}", "{}").getStatus()).isEqualTo(409);
    assertThat(upload(id, "a.xlsx", book).getStatus()).isEqualTo(409);
    assertThat(down()).isEqualTo("31");
  }

  @Test
  void a_file_that_is_no_workbook_of_this_return_is_refused_in_words() throws Exception {
    var may = begin("2020-05", county.county + "-T1");

    for (var file :
        List.of(
            "不是表格".getBytes(StandardCharsets.UTF_8),
            "%PDF-1.7 a paper".getBytes(StandardCharsets.US_ASCII),
            new byte[0],
            new byte[] {'P', 'K', 3, 4, 0, 0},
            workbook(may))) {
      var told = text(upload(id, "报表.xlsx", file));
      assertThat(JsonPath.<Boolean>read(told, "$.readable")).isFalse();
      assertThat(JsonPath.<String>read(told, "$.findings[0].words.zh")).isNotBlank();
    }
    assertThat(down()).isEqualTo("31");
  }

  @Test
  void text_in_a_number_is_told_by_the_sheets_own_cell_and_what_stood_there_stays()
      throws Exception {
    var book =
        changed(
            workbook(id),
            sheet ->
                sheet.replaceFirst(
                    "<c r=\"([A-Z]+\\d+)\"([^>]*)><v>31</v>",
                    "<c r=\"$1\" t=\"inlineStr\"><is><t>三十一</t></is>"));

    var told = text(upload(id, "a.xlsx", book));

    assertThat(JsonPath.<Boolean>read(told, "$.readable")).isTrue();
    assertThat(JsonPath.<List<String>>read(told, "$.findings[?(@.error)].at"))
        .anyMatch(at -> at != null && at.matches(".*[A-Z]\\d+"));
    assertThat(JsonPath.<Integer>read(told, "$.taken")).isLessThanOrEqualTo(1);
    assertThat(down()).isIn("31", "三十一");
  }

  private static byte[] changed(byte[] book, UnaryOperator<String> change) throws IOException {
    var file = Files.createTempFile("return", ".xlsx");
    Files.write(file, book);
    var out = new ByteArrayOutputStream();
    try (var from = new ZipFile(file.toFile());
        var to = new ZipOutputStream(out)) {
      for (var entry : Collections.list(from.entries())) {
        var bytes = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().startsWith("xl/worksheets/")
                ? change
                    .apply(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    } finally {
      Files.delete(file);
    }
    return out.toByteArray();
  }

  private String down() {
    return jdbc.sql(
            """
            select typed from reporting.cell where return_id = :id and address = 'work!down.month'
            """)
        .param("id", id)
        .query(String.class)
        .single();
  }

  private void submit() throws Exception {
    save("{\"work!rehab.month\": \"12\", \"recorded!visits.month\": \"9\"}", "{}");
    var body = "{\"version\": %d}".formatted(version());
    assertThat(send(doctor, "/api/returns/%d/submission".formatted(id), body).getStatus())
        .isEqualTo(200);
  }

  private long begin(String period, String at) throws Exception {
    var body =
        "{\"pack\": \"%s\", \"form\": \"%s\", \"period\": \"%s\", \"unitCode\": \"%s\"}"
            .formatted(PACK, TOWN_FORM, period, at);
    return JsonPath.<Integer>read(text(send(doctor, "/api/returns", body)), "$.id");
  }

  private MockHttpServletResponse save(String values, String rows) throws Exception {
    return as(
        doctor,
        put("/api/returns/%d/cells".formatted(id))
            .contentType(APPLICATION_JSON)
            .content(
                "{\"version\": %d, \"values\": %s, \"rows\": %s}"
                    .formatted(version(), values, rows)));
  }

  private byte[] workbook(long of) throws Exception {
    return as(doctor, get("/api/returns/%d/workbook".formatted(of))).getContentAsByteArray();
  }

  private MockHttpServletResponse upload(long to, String name, byte[] content) throws Exception {
    return as(
        doctor,
        multipart("/api/returns/%d/workbook".formatted(to))
            .file(new MockMultipartFile("file", name, null, content))
            .param("version", String.valueOf(version())));
  }

  private int version() {
    return jdbc.sql(
            """
            select version from reporting.form_return where id = :id
            """)
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private MockHttpServletResponse send(Caller by, String address, String body) throws Exception {
    return as(by, post(address).contentType(APPLICATION_JSON).content(body));
  }

  private MockHttpServletResponse as(Caller by, RequestBuilder request) throws Exception {
    return AssumedCaller.as(by, () -> mvc.perform(request).andReturn().getResponse());
  }

  private static String text(MockHttpServletResponse answer) throws IOException {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
