package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.database.OnTestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports over HTTP, and how the API says no. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class ImportHttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private MockMvc mvc;

  @Test
  void a_file_goes_in_and_its_job_tells_how_it_went() throws Exception {
    imported("divisions", "code,name\n445322,郁南县\n", null); // others here may know it already
    var job = imported("divisions", "code,name\n445322190,东岸镇\n445322191,西岸镇\n", null);

    assertThat(job.path("state").asString()).isEqualTo("done");
    assertThat(job.path("inserted").asLong()).isEqualTo(2);
    assertThat(job.path("formatLabel").path("en").asString()).isEqualTo("Divisions");
    assertThat(job.path("fileName").asString()).isEqualTo("divisions.csv");
    mvc.perform(get("/api/imports").param("limit", "1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows.length()").value(1));
    mvc.perform(get("/api/session")).andExpect(jsonPath("$.county.code").isNotEmpty());
  }

  @Test
  void mistakes_are_paged_and_can_be_taken_home() throws Exception {
    var rows = new StringBuilder("code,name\n");
    for (var i = 0; i < 5; i++) {
      rows.append("=1+%d,x\n".formatted(i));
    }
    var id = imported("divisions", rows.toString(), "utf-8").path("id").asString();

    var first = json(mvc.perform(get("/api/imports/{id}/errors", id).param("limit", "3")));
    assertThat(first.path("total").asLong()).isEqualTo(5);
    assertThat(first.path("rows").size()).isEqualTo(3);
    var row = first.path("rows").path(0);
    assertThat(row.path("row").asLong()).isEqualTo(2);
    assertThat(row.path("column").asString()).isEqualTo("code");
    assertThat(row.path("code").asString()).isEqualTo("bad-division");
    mvc.perform(get("/api/imports/{id}/errors", id).param("cursor", first.path("next").asString()))
        .andExpect(jsonPath("$.rows.length()").value(2))
        .andExpect(jsonPath("$.next").isEmpty());
    var file =
        mvc.perform(get("/api/imports/{id}/errors.csv", id).header("Accept-Language", "en"))
            .andExpect(status().isOk())
            .andReturn();
    file.getAsyncResult();
    assertThat(file.getResponse().getContentAsString(StandardCharsets.UTF_8))
        .startsWith("\uFEFFrow,column,cell,value,code,message")
        .as("a spreadsheet must not take a value for a formula")
        .contains("2,code,,'=1+0,bad-division,\"A division code");
  }

  @Test
  void a_workbook_goes_in_and_its_mistakes_are_told_by_cell() throws Exception {
    var book =
        SmallWorkbook.sheet("行政区划")
            .row("区划代码\ncode", "name")
            .row("#445322", "郁南县")
            .row("=1+1", "x")
            .and("备注", "visible")
            .row("x");
    var job = imported("divisions", "divisions.xlsx", book.bytes(), null);
    var id = job.path("id").asString();

    assertThat(job.path("state").asString()).isEqualTo("failed");
    assertThat(job.path("sheet").asString()).isEqualTo("行政区划");
    mvc.perform(get("/api/imports/{id}/errors", id))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].row").value(3))
        .andExpect(jsonPath("$.rows[0].cell").value("A3"))
        .andExpect(jsonPath("$.rows[0].column").value("code"));
    var file =
        mvc.perform(get("/api/imports/{id}/errors.xlsx", id).header("Accept-Language", "zh"))
            .andExpect(status().isOk())
            .andReturn();
    file.getAsyncResult();
    assertThat(ImportTemplatesTest.cells(file.getResponse().getContentAsByteArray()))
        .containsEntry(
            "错误",
            List.of(
                List.of("工作表", "单元格", "行", "列", "列名", "填的是", "原因", "错误码"),
                List.of(
                    "行政区划",
                    "A3",
                    "3",
                    "区划代码",
                    "code",
                    "=1+1",
                    "区划代码应为 2、4、6、9 或 12 位数字",
                    "bad-division")));
  }

  @Test
  void templates_are_workbooks_in_the_callers_language() throws Exception {
    for (var language : List.of("zh", "en")) {
      var answer =
          mvc.perform(
                  get("/api/import/formats/divisions/template.xlsx")
                      .header("Accept-Language", language))
              .andExpect(status().isOk())
              .andExpect(
                  header().string("Content-Disposition", "attachment; filename=\"divisions.xlsx\""))
              .andReturn()
              .getResponse();
      assertThat(ImportTemplatesTest.cells(answer.getContentAsByteArray()))
          .containsKey(language.equals("zh") ? "行政区划" : "Divisions");
    }
    mvc.perform(get("/api/import/formats/visit/template.xlsx"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("unknown-format"));
  }

  @Test
  void templates_come_in_both_encodings() throws Exception {
    mvc.perform(get("/api/import/formats"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].code").value("divisions"))
        .andExpect(jsonPath("$[0].group.code").value("registry"))
        .andExpect(jsonPath("$[0].columns[0].type").value("new_division"))
        .andExpect(jsonPath("$[?(@.code=='visits')].columns[*].code", hasItem("source_no")));
    mvc.perform(get("/api/import/formats/divisions/template.csv"))
        .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
        .andExpect(
            content().bytes("\uFEFFcode,name,name_en,kind\r\n".getBytes(StandardCharsets.UTF_8)));
    mvc.perform(get("/api/import/formats/divisions/template.csv").param("encoding", "gb18030"))
        .andExpect(
            content().bytes("code,name,name_en,kind\r\n".getBytes(Charset.forName("GB18030"))));
  }

  @Test
  void what_is_wrong_with_a_request_is_said_in_the_callers_language() throws Exception {
    mvc.perform(get("/api/imports/{id}", 987_654).header("Accept-Language", "en"))
        .andExpect(status().isNotFound())
        .andExpect(header().string("Content-Type", "application/problem+json"))
        .andExpect(jsonPath("$.type").value("/problems/facts/unknown-import"))
        .andExpect(jsonPath("$.code").value("unknown-import"))
        .andExpect(jsonPath("$.detail").value("There is no import 987654"));
    mvc.perform(get("/api/imports/987654"))
        .andExpect(jsonPath("$.detail").value("没有编号为 987654 的导入"));
    mvc.perform(post("/api/imports/987654/cancellation")).andExpect(status().isNotFound());
    mvc.perform(get("/api/imports/abc"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("id"));
    mvc.perform(get("/api/imports").param("limit", "0"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("malformed"))
        .andExpect(jsonPath("$.errors[0].field").value("limit"))
        .andExpect(jsonPath("$.errors[0].message").value("应在 1 到 500 之间"));
    mvc.perform(get("/api/imports").param("limit", "501")).andExpect(status().isBadRequest());
    mvc.perform(get("/api/imports").param("limit", "many")).andExpect(status().isBadRequest());
    mvc.perform(get("/api/imports").param("cursor", "-1"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("cursor"));
    mvc.perform(get("/api/no-such-thing"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("not-found"));
    mvc.perform(get("/api/institutions").param("scope", "XX"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("unknown-scope"));
  }

  @Test
  void an_upload_that_can_not_be_one_is_refused() throws Exception {
    var file = new MockMultipartFile("file", "x.csv", "text/csv", new byte[] {'x'});
    mvc.perform(multipart("/api/imports").file(file).param("format", "visit"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("unknown-format"));
    mvc.perform(
            multipart("/api/imports")
                .file(file)
                .param("format", "visits")
                .param("encoding", "big5"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.code").value("unknown-encoding"));
    mvc.perform(multipart("/api/imports").param("format", "visits"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("file"));
    mvc.perform(multipart("/api/imports").file(file))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("format"));
    mvc.perform(
            multipart("/api/imports")
                .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[0]))
                .param("format", "visits"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.code").value("empty-upload"));
    mvc.perform(post("/api/imports").contentType("application/json").content("{}"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.detail", containsString("格式")));
  }

  private JsonNode imported(String format, String text, String encoding) throws Exception {
    return imported(format, format + ".csv", text.getBytes(StandardCharsets.UTF_8), encoding);
  }

  private JsonNode imported(String format, String name, byte[] bytes, String encoding)
      throws Exception {
    var upload =
        multipart("/api/imports")
            .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
            .param("format", format);
    if (encoding != null) {
      upload.param("encoding", encoding);
    }
    var id = json(mvc.perform(upload).andExpect(status().isAccepted())).path("id").asString();
    var end = Instant.now().plus(PATIENCE);
    var job = json(mvc.perform(get("/api/imports/{id}", id)));
    while (job.path("state").asString().equals("running")) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
      job = json(mvc.perform(get("/api/imports/{id}", id)));
    }
    return job;
  }

  private static JsonNode json(ResultActions answer) throws Exception {
    return JsonMapper.shared()
        .readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
  }
}
