package org.yipanqi.sharedrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.FactsChanged;

/**
 * One record of a person across two hospitals, over HTTP: read, withheld, consented, recognised.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class PersonRecordsTest {

  @Autowired private ApplicationEventPublisher events;
  @Autowired private MockMvc mvc;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private RecordedCounty place;

  @BeforeEach
  void a_person_who_was_at_two_hospitals() {
    place = new RecordedCounty(jdbc);
    events.publishEvent(new FactsChanged(0)); // the register was read before
    visit("a", place.town, "2025-01-01", "I10.x00");
    visit("b", place.county, "2025-02-01", "I10.x09");
    visit("c", place.county, "2025-03-01", "F32.900");
    place.result("白细胞", place.county, "blood_count", "", LocalDate.now() + " 00:00");
  }

  @Test
  void what_others_hold_is_counted_and_not_shown_until_something_opens_it() throws Exception {
    read(place.townDoctor(), "{\"purpose\":\"treatment\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].diagnosis").value("特发性（原发性）高血压"))
        .andExpect(jsonPath("$.withheld[?(@.kind=='visit')].count").value(2))
        .andExpect(jsonPath("$.withheld[?(@.kind=='visit')].why").value("no_consent"));

    var consent = "{\"extent\":\"usual\",\"how\":\"signed\",\"to\":\"SR-T%d\"}";
    send(place.countyDoctor(), "consents", consent.formatted(place.run))
        .andExpect(status().isNotFound()); // no relation: whom it does not see it cannot bind
    send(place.townDoctor(), "consents", consent.formatted(place.run))
        .andExpect(status().isCreated());

    read(place.townDoctor(), "{\"purpose\":\"treatment\"}")
        .andExpect(jsonPath("$.relation").value("consent"))
        .andExpect(jsonPath("$.rows.length()").value(3))
        .andExpect(jsonPath("$.rows[0].kind").value("result"))
        .andExpect(jsonPath("$.withheld.length()").value(1))
        .andExpect(jsonPath("$.withheld[0].why").value("sensitive"))
        .andExpect(jsonPath("$.groups[?(@.of=='problem' && @.code=='I10')].count").value(2));
  }

  @Test
  void a_page_goes_on_where_the_one_before_ended_and_filters_narrow_it() throws Exception {
    var first =
        read(place.countyDoctor(), "{\"purpose\":\"treatment\",\"limit\":2}")
            .andExpect(status().isNotFound());
    assertThat(first.andReturn().getResponse().getContentAsString()).doesNotContain("陈");

    place.referred(3);
    var next =
        com.jayway.jsonpath.JsonPath.<String>read(
            read(place.countyDoctor(), "{\"purpose\":\"treatment\",\"limit\":2}")
                .andExpect(jsonPath("$.rows.length()").value(2))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.next");
    read(
            place.countyDoctor(),
            "{\"purpose\":\"treatment\",\"limit\":10,\"cursor\":\"%s\"}".formatted(next))
        .andExpect(jsonPath("$.rows.length()").value(3))
        .andExpect(jsonPath("$.rows[0].at").value("2025-03-01T00:00:00"))
        .andExpect(jsonPath("$.next").doesNotExist());
    read(place.countyDoctor(), "{\"purpose\":\"treatment\",\"problem\":\"I10\",\"kind\":\"visit\"}")
        .andExpect(jsonPath("$.rows.length()").value(2));
    read(place.countyDoctor(), "{\"purpose\":\"treatment\",\"cursor\":\"x\"}")
        .andExpect(status().isBadRequest());
  }

  @Test
  void a_reading_needs_a_reason_and_leaves_its_trace() throws Exception {
    read(place.townDoctor(), "{}").andExpect(status().is4xxClientError());
    read(place.townDoctor(), "{\"purpose\":\"treatment\"}").andExpect(status().isOk());

    assertThat(
            jdbc.sql(
                    "select reason from audit.entry where person = :no and action like '%record-read'")
                .param("no", place.personNo)
                .query(String.class)
                .list())
        .containsExactly("就诊");
  }

  @Test
  void a_recognisable_result_is_offered_and_a_repeat_needs_a_reason() throws Exception {
    send(place.townDoctor(), "orders/check", "{\"item\":\"blood_count\"}")
        .andExpect(jsonPath("$.found").doesNotExist()); // not open to the town yet
    place.referred(1);
    var answer =
        send(place.townDoctor(), "orders/check", "{\"item\":\"blood_count\"}")
            .andExpect(jsonPath("$.found.values[0].name").value("白细胞"))
            .andExpect(jsonPath("$.reasons.length()").value(6))
            .andReturn()
            .getResponse()
            .getContentAsString();
    var id = com.jayway.jsonpath.JsonPath.<String>read(answer, "$.found.id");
    var base = "{\"item\":\"blood_count\",\"result\":\"%s\",\"outcome\":\"%s\"%s}";

    send(place.townDoctor(), "orders", base.formatted(id, "repeated", ""))
        .andExpect(status().is(422));
    send(place.townDoctor(), "orders", base.formatted(id, "repeated", ",\"reason\":\"other\""))
        .andExpect(status().is(422));
    send(place.townDoctor(), "orders", base.formatted("1|x", "recognised", ""))
        .andExpect(status().isConflict());
    send(place.townDoctor(), "orders", base.formatted(id, "repeated", ",\"reason\":\"vital\""))
        .andExpect(status().isCreated());
    send(place.townDoctor(), "orders", base.formatted(id, "recognised", ""))
        .andExpect(jsonPath("$.saved").doesNotExist());
    send(place.townDoctor(), "orders", base.formatted(id, "recognised", ",\"price\":\"18.50\""))
        .andExpect(jsonPath("$.saved").value("18.50"));

    var today = LocalDate.now().toString();
    AssumedCaller.as(
        place.townDoctor(),
        () ->
            mvc.perform(get("/api/recognitions").param("from", today).param("to", today))
                .andExpect(jsonPath("$[0].recognised").value(2))
                .andExpect(jsonPath("$[0].repeated").value(1))
                .andExpect(jsonPath("$[0].saved").value("18.50"))
                .andExpect(jsonPath("$[0].priceless").value(1)));
    assertThat(
            jdbc.sql("select count(*) from sharedrecord_api.recognition where performer = :at")
                .param("at", place.town)
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    assertThat(
            jdbc.sql("select count(*) from facts.receipt where fact = 'recognition' and unit = :at")
                .param("at", place.town)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_result_that_is_too_old_or_not_marked_is_not_offered() throws Exception {
    place.referred(1);
    jdbc.sql(
            "update sharedrecord.result set performed_at = performed_at - interval '8 days'"
                + " where person_id = "
                + place.person)
        .update();
    send(place.townDoctor(), "orders/check", "{\"item\":\"blood_count\"}")
        .andExpect(jsonPath("$.found").doesNotExist());

    jdbc.sql(
            "update sharedrecord.result set performed_at = performed_at + interval '2 days',"
                + " scope = 'none' where person_id = "
                + place.person)
        .update();
    send(place.townDoctor(), "orders/check", "{\"item\":\"blood_count\"}")
        .andExpect(jsonPath("$.found").doesNotExist());
    send(place.countyDoctor(), "orders/check", "{\"item\":\"blood_count\"}")
        .andExpect(jsonPath("$.found.scope").value("none")); // one's own
  }

  @Test
  void a_result_is_typed_with_its_rules() throws Exception {
    var result = "{\"item\":\"%s\",\"name\":\"血红蛋白\",%s\"performedAt\":\"%s\"}";
    send(place.townDoctor(), "results", result.formatted("blood_count", "", "2025-01-01T08:00"))
        .andExpect(status().is(422));
    send(
            place.townDoctor(),
            "results",
            result.formatted("nonsense", "\"value\":\"132\",", "2025-01-01T08:00"))
        .andExpect(status().is(422));
    send(
            place.townDoctor(),
            "results",
            result.formatted("blood_count", "\"value\":\"132\",", "2999-01-01T08:00"))
        .andExpect(status().is(422));
    send(
            place.townDoctor(),
            "results",
            result.formatted("blood_count", "\"value\":\"132\",", "2025-01-01T08:00"))
        .andExpect(status().isCreated());
    read(place.townDoctor(), "{\"purpose\":\"treatment\",\"kind\":\"result\"}")
        .andExpect(jsonPath("$.rows[0].title.zh").value("血红蛋白 132"));
  }

  private ResultActions read(Caller caller, String body) throws Exception {
    return send(caller, "record/readings", body);
  }

  private ResultActions send(Caller caller, String what, String body) throws Exception {
    return AssumedCaller.as(
        caller,
        () ->
            mvc.perform(
                post("/api/residents/" + place.personNo + "/" + what)
                    .contentType(APPLICATION_JSON)
                    .content(body)));
  }

  private void visit(String no, int at, String day, String icd10) {
    place.written(
        """
        insert into records.visit (source_id, source_no, institution_id, person_id, visited_on, kind,
               icd10, tcm, first_contact, total_amount, fund_amount, import_id)
        values (1, '%s-%d', %d, %d, '%s', 'outpatient', '%s', false, false, 10, 5, 1)
        returning person_id
        """
            .formatted(no, place.run, at, place.person, day, icd10));
  }
}
