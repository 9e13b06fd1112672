package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.access.signin.CallsAs;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;

/** Residents' numbers and addresses over HTTP: masked, opened for a reason, found by a number. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@CallsAs(Duty.TOWNSHIP_DOCTOR)
class PersonalDataHttpTest {

  private static final String NUMBER = "44532219900307047X";

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void someResidents(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("persons.csv"),
            """
            person_no,name,sex,birth_date,id_no,phone,address
            HP1,甲,male,1990-03-07,%s,138-0013-8471,郁南县连滩镇东坝村1号
            HP2,乙,female,1991-01-01,,13800138471,
            HP3,丙,female,1991-01-01,,13800138471,
            """
                .formatted(NUMBER));
    var result = imports.run(Caller.operator(), "persons", file, Imports.Options.none());
    assertThat(result.state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void what_is_known_is_shown_masked() throws Exception {
    mvc.perform(get("/api/residents/HP1/personal"))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.idNo").value("4453**********047X"))
        .andExpect(jsonPath("$.phone").value("138******8471"))
        .andExpect(jsonPath("$.address").value("郁南县连滩镇****"));
    mvc.perform(get("/api/residents/HP2/personal"))
        .andExpect(jsonPath("$.phone").value("138****8471"))
        .andExpect(jsonPath("$.idNo").isEmpty());
    mvc.perform(get("/api/residents/nobody/personal")).andExpect(status().isNotFound());
  }

  @Test
  void a_value_is_opened_for_a_reason_and_the_opening_is_told() throws Exception {
    opening("HP1", "id_no", "电话随访核对", "zh")
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.value").value(NUMBER));

    AssumedCaller.as(
        AssumedCaller.in(Duty.AUDITOR),
        () ->
            mvc.perform(get("/api/audit/people/HP1"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("电话随访核对")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString(NUMBER)))));
    opening("HP2", "id_no", "电话随访核对", "zh").andExpect(status().isNotFound());
    opening("HP1", "name", "电话随访核对", "zh").andExpect(status().isNotFound());
  }

  @Test
  void without_a_reason_nothing_is_opened_and_both_languages_say_why() throws Exception {
    var before = noted("residents.opened");
    opening("HP1", "phone", " 看看 ", "zh")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("请说明查看原因")))
        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("8471"))));
    opening("HP1", "phone", "", "en")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("Say why you need it")));
    mvc.perform(
            post("/api/residents/HP1/personal/phone/opening")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isUnprocessableContent());

    assertThat(noted("residents.opened")).isEqualTo(before);
  }

  @Test
  void people_are_found_by_a_number_in_the_body_page_by_page() throws Exception {
    var before = noted("residents.sought");
    search("{\"identityNumber\": \"%s\"}".formatted(NUMBER.toLowerCase(java.util.Locale.ROOT)))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.personNos.length()").value(1))
        .andExpect(jsonPath("$.personNos[0]").value("HP1"));
    var first =
        search("{\"phone\": \"138 0013 8471\", \"limit\": 2}")
            .andExpect(jsonPath("$.personNos.length()").value(2))
            .andReturn();
    var next =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(first.getResponse().getContentAsString())
            .path("next")
            .asString();
    search("{\"phone\": \"13800138471\", \"limit\": 2, \"cursor\": \"%s\"}".formatted(next))
        .andExpect(jsonPath("$.personNos[0]").value("HP3"))
        .andExpect(jsonPath("$.next").isEmpty());
    search("{\"phone\": \"13800138472\"}").andExpect(jsonPath("$.personNos.length()").value(0));

    assertThat(noted("residents.sought")).isEqualTo(before + 4);
    search("{}").andExpect(status().isUnprocessableContent());
    search("{\"phone\": \"138\"}").andExpect(status().isUnprocessableContent());
    search("{\"identityNumber\": \"4453\"}").andExpect(status().isUnprocessableContent());
  }

  /** How often something is in the trail. */
  private long noted(String action) {
    return jdbc.sql(
            """
            select count(*) from audit.entry where action = :action
            """)
        .param("action", action)
        .query(Long.class)
        .single();
  }

  private ResultActions opening(String person, String field, String reason, String language)
      throws Exception {
    return mvc.perform(
        post("/api/residents/{person}/personal/{field}/opening", person, field)
            .header("Accept-Language", language)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"reason\": \"%s\"}".formatted(reason)));
  }

  private ResultActions search(String body) throws Exception {
    return mvc.perform(
        post("/api/residents/search").contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
