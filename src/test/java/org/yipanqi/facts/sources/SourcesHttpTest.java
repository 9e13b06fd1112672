package org.yipanqi.facts.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;

/** The source calendar over HTTP, and how it says no. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class SourcesHttpTest {

  private static final String NEW_RULE =
      """
      {"unit":"T1","fact":"%s","validFrom":"2020-01-01","frequency":"month","dueDay":%s}
      """;

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @TempDir private Path folder;

  @BeforeEach
  void layOutACounty() throws IOException {
    taken("divisions", "code,name\n445322,郁南县\n445322101,连滩镇\n");
    taken(
        "institutions",
        """
        code,name,kind,division
        T1,连滩卫生院,town_hospital,445322101
        """);
  }

  private void taken(String format, String text) throws IOException {
    var file = Files.writeString(folder.resolve(format + ".csv"), text);
    var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
    assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
  }

  @Test
  void a_rule_entered_on_screen_is_on_the_board_and_in_the_list() throws Exception {
    posted("/api/sources/owed", NEW_RULE.formatted("visit", "8")).andExpect(status().isNoContent());

    mvc.perform(get("/api/sources/gaps").param("scope", "445322").param("month", "2020-05"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.columns[0].fact").value("visit"))
        .andExpect(jsonPath("$.rows[0].unit").value("T1"))
        .andExpect(jsonPath("$.rows[0].cells[0].standing").value("missing"))
        .andExpect(jsonPath("$.rows[0].cells[0].due").value("2020-06-08"))
        .andExpect(jsonPath("$.total.completeness").value("0.0"));
    mvc.perform(get("/api/sources/owed").param("scope", "T1").param("limit", "1"))
        .andExpect(jsonPath("$.rows[0].by").value("体改股经办人"))
        .andExpect(jsonPath("$.rows[0].dueDay").value(8));
    mvc.perform(get("/api/sources/gaps.xlsx").param("scope", "445322").param("month", "2020-05"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("sources-2020-05.xlsx")));
    mvc.perform(get("/api/sources/crossings/T1/visit/2020-05"))
        .andExpect(jsonPath("$.period").value("2020-05"))
        .andExpect(jsonPath("$.changes[0].act").value("owed"));
    mvc.perform(
            get("/api/sources/facts/visit/figures")
                .param("pack", "yunan-2020")
                .param("month", "2020-05"))
        .andExpect(jsonPath("$.length()").isNotEmpty())
        .andExpect(jsonPath("$[0].title.zh").isNotEmpty());
  }

  @Test
  void it_says_no_in_words() throws Exception {
    posted("/api/sources/owed", NEW_RULE.formatted("income", "32"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail", containsString("1 到 31")));
    posted("/api/sources/owed", NEW_RULE.formatted("person_month", "5"))
        .andExpect(status().isUnprocessableContent());
    posted("/api/sources/owed", "{\"unit\":\"T1\"").andExpect(status().isBadRequest());
    posted("/api/sources/owed", "{\"unit\":\"T1\",\"fact\":\"visit\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("validFrom"));
    posted("/api/sources/owed/T1/visit/end", "{}").andExpect(status().isBadRequest());
    posted("/api/sources/owed/T1/succession", "{}").andExpect(status().isBadRequest());
    posted("/api/sources/settings/445322", "{}").andExpect(status().isBadRequest());
    posted("/api/sources/crossings/T1/visit/2020-05/voiding", "{}")
        .andExpect(status().isBadRequest());
    posted("/api/sources/crossings/T1/income/2020-13/declaration", "{\"reason\":\"x\"}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail", containsString("2020-06")));
    posted("/api/sources/crossings/T1/income/2020-05/declaration", "{}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail", containsString("理由")));
    mvc.perform(get("/api/sources/gaps").param("scope", "nowhere").param("month", "2020-05"))
        .andExpect(status().isNotFound());
    mvc.perform(gaps("fact", "visit", "from", "2020-05", "to", "2020-01"))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(gaps("fact", "visit", "from", "2010-05", "to", "2020-01"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail", containsString("24")));
    mvc.perform(gaps("fact", "person_month", "from", "2020-01", "to", "2020-01"))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(gaps("month", "2020-05", "only", "everything", "limit", "10"))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(get("/api/sources/gaps").param("limit", "0")).andExpect(status().isBadRequest());
    mvc.perform(get("/api/sources/owed").param("cursor", "x")).andExpect(status().isBadRequest());
    mvc.perform(get("/api/sources/owed").param("cursor", "1~visit~2020-99-99"))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/api/sources/reminders").param("cursor", "-1"))
        .andExpect(status().isBadRequest());
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder gaps(
      String... parameters) {
    var request = get("/api/sources/gaps").param("scope", "445322");
    for (var i = 0; i < parameters.length; i += 2) {
      request.param(parameters[i], parameters[i + 1]);
    }
    return request;
  }

  private ResultActions posted(String address, String body) throws Exception {
    return mvc.perform(post(address).contentType("application/json").content(body));
  }
}
