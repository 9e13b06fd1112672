package org.yipanqi.policy.calculators;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;

/**
 * A way that somebody writes down, over HTTP: what is asked, answered, and refused by its field.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class CarePathOverHttpTest {

  private static final String ZHANJIANG = "/api/packs/zhanjiang-2020/care-paths";
  private static final String XINCHANG = "/api/packs/xinchang-2022/care-paths";

  @Autowired private MockMvc mvc;
  @Autowired private Places places;

  @Test
  void a_pack_says_what_it_asks_and_what_the_county_left_open() throws Exception {
    asked(get(XINCHANG))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("draft"))
        .andExpect(jsonPath("$.rules", hasSize(5)))
        .andExpect(jsonPath("$.facts", hasItem("path.referred_on")))
        .andExpect(jsonPath("$.personAsks[*].id", contains("one_of_twelve")))
        .andExpect(
            jsonPath(
                "$.stopAsks[*].id",
                containsInAnyOrder("other_rate", "level2_rate", "rate_before", "deductible")))
        .andExpect(
            jsonPath("$.open[?(@.id == 'resident_difference_points')].most", contains("35")));
    asked(get("/api/packs/yunan-2020/care-paths"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules", hasSize(0)));
    asked(get("/api/packs/nowhere/care-paths")).andExpect(status().isNotFound());
  }

  @Test
  void a_way_is_answered_stop_by_stop_with_its_lines_and_its_total() throws Exception {
    way(
            ZHANJIANG,
            """
            {"on": "2020-06-01", "assumed": {"deductible_county": "500"}, "stops": [
              {"level": "town", "care": "inpatient", "on": "2020-06-01", "left": "2020-06-04",
               "paid": "200"},
              {"level": "county", "care": "inpatient", "on": "2020-06-04", "referred": true,
               "sameCommunity": true, "answers": {"by_team": "true"}}]}
            """)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules").value(true))
        .andExpect(jsonPath("$.status").value("draft"))
        .andExpect(jsonPath("$.steps[1].says[0].rule").value("deductible-up"))
        .andExpect(jsonPath("$.steps[1].says[0].amount").value("300.00"))
        .andExpect(jsonPath("$.steps[1].says[0].start").value("difference"))
        .andExpect(jsonPath("$.steps[1].says[0].words.zh").value("起付线只补差额 300.00 元"))
        .andExpect(jsonPath("$.steps[1].says[0].place").value("三（六）"))
        .andExpect(jsonPath("$.steps[1].says[0].answer.steps", hasSize(4)))
        .andExpect(jsonPath("$.steps[1].says[1].missing[*].from", contains("person.contracted")))
        .andExpect(jsonPath("$.steps[0].silent[*].rule", hasItem("deductible-up")))
        .andExpect(jsonPath("$.total.yuan").value("500.00"));
    way("/api/packs/yunan-2020/care-paths", "{\"stops\": [{\"level\": \"town\"}]}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rules").value(false));
  }

  @Test
  void a_day_outside_the_documents_validity_is_said() throws Exception {
    way(ZHANJIANG, "{\"stops\": [{\"level\": \"town\", \"on\": \"2019-12-31\"}]}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.steps[0].force").value("early"));
  }

  @Test
  void what_is_wrong_is_told_by_its_field_all_at_once() throws Exception {
    way(
            XINCHANG,
            """
            {"on": "someday", "patient": {"insurance": "rich", "answers": {"at_grassroots": "true"}},
             "assumed": {"resident_difference_points": "36", "referral_bonus_points": "6"},
             "stops": [
              {"level": "city", "care": "magic", "on": "2023-06-10", "left": "2023-06-09",
               "paid": "-1", "answers": {"other_rate": "101"}},
              {"level": "town", "on": "2023-06-08", "referredOn": "2023-06-09", "paid": "1.001",
               "answers": {"unheard": "1"}}]}
            """)
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath(
                "$.errors[*].field",
                containsInAnyOrder(
                    "on",
                    "patient.insurance",
                    "patient.answers.at_grassroots",
                    "assumed.resident_difference_points",
                    "assumed.referral_bonus_points",
                    "stops[0].level",
                    "stops[0].care",
                    "stops[0].left",
                    "stops[0].paid",
                    "stops[0].answers.other_rate",
                    "stops[1].on",
                    "stops[1].referredOn",
                    "stops[1].paid",
                    "stops[1].answers.unheard")));
  }

  @Test
  void a_way_has_one_to_twelve_stops() throws Exception {
    var stop = "{\"level\": \"town\"}";
    var twelve = stop + ("," + stop).repeat(11);
    way(XINCHANG, "{\"stops\": [" + twelve + "]}").andExpect(status().isOk());
    for (var stops : new String[] {"", twelve + "," + stop}) {
      way(XINCHANG, "{\"stops\": [" + stops + "]}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("stops"));
    }
    way(XINCHANG, "{}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("stops"));
  }

  @Test
  void who_has_not_signed_in_is_told_nothing() throws Exception {
    AssumedCaller.as(
        null,
        () -> {
          mvc.perform(get(XINCHANG)).andExpect(status().isUnauthorized());
          mvc.perform(
                  post(XINCHANG)
                      .contentType(MediaType.APPLICATION_JSON)
                      .content("{\"stops\": [{\"level\": \"town\"}]}"))
              .andExpect(status().isUnauthorized());
          return true;
        });
  }

  private ResultActions way(String address, String body) throws Exception {
    return asked(post(address).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private ResultActions asked(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    var scope = places.scope("somebody", Duty.REFORM_OFFICER, "330624");
    var caller =
        new Caller(
            "somebody",
            "某人",
            Duty.REFORM_OFFICER,
            "330624",
            scope,
            places.writes(Duty.REFORM_OFFICER, "330624"));
    return AssumedCaller.as(caller, () -> mvc.perform(request));
  }
}
