package org.yipanqi.scheduling.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.scheduling.Bookings;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.SharedPlaces;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.scheduling.pools.PlaceSearch.Found;
import org.yipanqi.scheduling.pools.PlaceSearch.PlaceFound;

/** Where something fitting is free. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class PlaceSearchTest {

  private static final LocalDate MONDAY = LocalDate.of(2099, 3, 2);

  @Autowired private PlaceSearch search;
  @Autowired private Bookings bookings;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SharedPlaces at;

  @BeforeEach
  void a_hospital_of_its_own() {
    jdbc.sql("truncate scheduling.bed, scheduling.session, scheduling.device cascade").update();
    at = new SharedPlaces(jdbc, events);
  }

  @Test
  void a_disease_leads_to_its_departments_and_those_to_what_is_free() {
    at.session(MONDAY.plusDays(1), 2);
    var soonest = at.session(MONDAY, 2);
    var bed = at.bed("1", "any");
    var held = bookings.hold(at.doctor(), new Place.Slot(soonest), at.wanted("A", Urgency.ROUTINE));

    var found = find("I63.902", null, null, at.townCode);

    assertThat(found.departments()).containsExactly("神经内科", "康复医学科");
    assertThat(found.rows()).extracting(PlaceFound::kind).containsExactly("bed", "slot");
    assertThat(found.rows()).extracting(PlaceFound::place).containsExactly(bed, soonest);
    assertThat(found.rows()).extracting(PlaceFound::free).containsExactly(1, 3);
    assertThat(found.rows()).extracting(PlaceFound::nearness).containsOnly("county");
    assertThat(held.session()).isEqualTo(soonest);
    assertThat(find("U99", null, null, at.townCode).departments()).isEmpty();
  }

  @Test
  void a_bed_is_not_promised_for_a_later_day_and_what_is_taken_is_not_found() {
    var bed = at.bed("1", "any");
    assertThat(find(null, "bed", MONDAY, at.townCode).rows()).isEmpty();

    bookings.hold(at.doctor(), new Place.Bed(bed), at.wanted("A", Urgency.ROUTINE));

    assertThat(find(null, "bed", null, at.townCode).rows()).isEmpty();
  }

  @Test
  void the_soonest_time_of_a_device_is_found_and_the_nearest_comes_first() {
    var device = at.device();
    var neighbour = new SharedPlaces(jdbc, events);
    jdbc.sql(
            """
            update registry.institution set division = 990914100 where id = %d
            """
                .formatted(neighbour.hospital))
        .update();
    neighbour.device();

    var found = find(null, "device", MONDAY, at.townCode);

    assertThat(found.rows())
        .extracting(PlaceFound::nearness)
        .containsExactly("county", "elsewhere");
    assertThat(found.rows().getFirst().place()).isEqualTo(device);
    assertThat(found.rows().getFirst().from())
        .isEqualTo(OffsetDateTime.parse("2099-03-02T08:00:00+08:00"));
    assertThat(find(null, "device", MONDAY, "nowhere").rows())
        .extracting(PlaceFound::nearness)
        .containsOnly("unknown");
  }

  @Test
  void over_http_it_is_paged_and_a_code_that_is_none_is_told() throws Exception {
    at.bed("1", "any");
    at.session(MONDAY, 2);
    AssumedCaller.as(
        at.doctor(),
        () -> {
          mvc.perform(get("/api/pools/search").param("limit", "1"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.rows.length()").value(1))
              .andExpect(jsonPath("$.next").value("1"));
          mvc.perform(get("/api/pools/search").param("limit", "1").param("cursor", "1"))
              .andExpect(jsonPath("$.rows.length()").value(1))
              .andExpect(jsonPath("$.next").doesNotExist());
          return mvc.perform(get("/api/pools/search").param("icd10", "stroke"))
              .andExpect(status().isBadRequest())
              .andExpect(jsonPath("$.errors[0].field").value("icd10"));
        });
  }

  private Found find(
      @Nullable String icd10, @Nullable String kind, @Nullable LocalDate from, String near) {
    var sought = Sought.of(null, icd10, null, kind, near, from, null, at.doctor());
    return Acting.within(
        AssumedCaller.USUAL.scope(), () -> search.find(at.doctor(), sought, null, 50));
  }
}
