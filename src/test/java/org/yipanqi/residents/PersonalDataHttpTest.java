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
@SpringBootTest(properties = "tests.database=personal-data")
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
            person_no,name,sex,birth_date,id_no,phone,address,death_date
            HP1,甲,male,1990-03-07,%s,138-0013-8471,郁南县连滩镇东坝村1号,
            HP2,乙,female,1991-01-01,,13800138471,,
            HP3,丙,female,1991-01-01,,13800138471,,
            HP4,仇小甲,male,1930-01-02,,,,2000-06-01
            HP5,仇小乙,male,1930-01-02,,,,
            """
                .formatted(NUMBER));
    var result = imports.run(Caller.operator(), "persons", file, Imports.Options.none());
    assertThat(result.state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void what_is_known_is_shown_masked_to_who_says_what_for() throws Exception {
    read("HP1", "{\"purpose\": \"treatment\", \"words\": \"发热门诊\"}")
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.resident.name").value("*"))
        .andExpect(jsonPath("$.resident.sex").value("male"))
        .andExpect(jsonPath("$.idNo").value("4453**********047X"))
        .andExpect(jsonPath("$.phone").value("138******8471"))
        .andExpect(jsonPath("$.address").value("郁南县连滩镇****"))
        .andExpect(jsonPath("$.emergencyUntil").isEmpty());
    assertThat(lastReason()).isEqualTo("就诊：发热门诊");
    read("HP2", "{\"purpose\": \"follow_up\"}")
        .andExpect(jsonPath("$.phone").value("138****8471"))
        .andExpect(jsonPath("$.idNo").isEmpty());

    read("nobody", "{\"purpose\": \"follow_up\"}").andExpect(status().isNotFound());
    var before = noted("residents.read");
    read("HP1", "{}").andExpect(status().isUnprocessableContent());
    read("HP1", "{\"purpose\": \"other\"}").andExpect(status().isUnprocessableContent());
    read("HP1", "{\"purpose\": \"curiosity\"}").andExpect(status().isUnprocessableContent());
    assertThat(noted("residents.read")).isEqualTo(before);
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
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].personNo").value("HP1"));
    var first =
        search("{\"phone\": \"138 0013 8471\", \"limit\": 2}")
            .andExpect(jsonPath("$.rows.length()").value(2))
            .andReturn();
    var next =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(first.getResponse().getContentAsString())
            .path("next")
            .asString();
    search("{\"phone\": \"13800138471\", \"limit\": 2, \"cursor\": \"%s\"}".formatted(next))
        .andExpect(jsonPath("$.rows[0].personNo").value("HP3"))
        .andExpect(jsonPath("$.next").isEmpty());
    search("{\"phone\": \"13800138472\"}").andExpect(jsonPath("$.rows.length()").value(0));

    assertThat(noted("residents.sought")).isEqualTo(before + 4);
    search("{}").andExpect(status().isUnprocessableContent());
    search("{\"phone\": \"138\"}").andExpect(status().isUnprocessableContent());
    search("{\"identityNumber\": \"4453\"}").andExpect(status().isUnprocessableContent());
  }

  @Test
  void people_are_found_by_the_beginning_of_a_name_and_shown_without_it() throws Exception {
    var first =
        search("{\"name\": \" 仇小\", \"limit\": 1}")
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.rows[0].personNo").value("HP4"))
            .andExpect(jsonPath("$.rows[0].name").value("仇*甲"))
            .andExpect(jsonPath("$.rows[0].age").value(70))
            .andExpect(content().string(org.hamcrest.Matchers.not(containsString("仇小"))))
            .andReturn();
    var next =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(first.getResponse().getContentAsString())
            .path("next")
            .asString();
    search("{\"name\": \"仇小\", \"cursor\": \"%s\"}".formatted(next))
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].personNo").value("HP5"));
    search("{\"name\": \"仇小乙\"}").andExpect(jsonPath("$.rows[0].personNo").value("HP5"));
    search("{\"name\": \"仇_\"}").andExpect(jsonPath("$.rows.length()").value(0));
    search("{\"name\": \"仇%\"}").andExpect(jsonPath("$.rows.length()").value(0));

    search("{\"name\": \"仇\"}").andExpect(status().isUnprocessableContent());
    search("{\"name\": \"仇小\", \"phone\": \"13800138471\"}")
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_coded_purpose_is_reason_enough_to_open_a_value() throws Exception {
    mvc.perform(
            post("/api/residents/HP1/personal/phone/opening")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"purpose\": \"contact\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.value").value("138-0013-8471"));
    assertThat(lastReason()).isEqualTo("联系本人或家属");
  }

  private String lastReason() {
    return jdbc.sql(
            """
            select reason from audit.entry where person = 'HP1' order by no desc limit 1
            """)
        .query(String.class)
        .single();
  }

  private ResultActions read(String person, String body) throws Exception {
    return mvc.perform(
        post("/api/residents/{person}/readings", person)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
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
