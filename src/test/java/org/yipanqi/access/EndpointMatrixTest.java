package org.yipanqi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yipanqi.access.Endpoints.Endpoint;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.web.Needs;

/**
 * Every endpoint × every duty × {own place, a sibling institution, another community, another
 * county, signed out}: let through exactly where its declaration says.
 */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointMatrixTest {

  /** Where an endpoint's place lies, seen from the caller's. */
  private enum Where {
    OWN,
    SIBLING,
    OTHER_COMMUNITY,
    OTHER_COUNTY
  }

  /** Where a place that is named need not be looked at by the gate, and why. */
  private static final Map<String, String> OPEN =
      Map.of(
          "/api/users", "the façade looks whether the officer keeps the place",
          "/api/institutions", "the register is open: everybody must be able to name the others",
          "/api/communities", "likewise",
          "/api/audit/entries", "a filter: rows have a policy by county",
          "/api/sources/owed", "a filter: rows have a policy by county",
          "/api/closings/{county}/{period}/", "what was kept of a county holds units of it alone");

  /** What streams or takes a file: the gate is the same, the rest is tested where it belongs. */
  private static final Set<String> LEFT_OUT = Set.of("GET /api/events");

  @Autowired private MockMvc mvc;
  @Autowired private Powers powers;
  @Autowired private Places places;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private List<Endpoint> endpoints = List.of();

  @BeforeAll
  void places() {
    for (var code : List.of(990911, 990912)) {
      jdbc.sql(
              """
              insert into registry.division (code, name, kind, import_id)
              values (:code, :code::text, 'county', 1)
              """)
          .param("code", code)
          .update();
    }
    institution("EM-H1", "county_hospital", 990911, null);
    institution("EM-T1", "town_hospital", 990911100, null);
    institution("EM-T2", "town_hospital", 990911101, null);
    institution("EM-V1", "village_clinic", 990911100, "EM-T1");
    institution("EM-T3", "town_hospital", 990911102, null);
    institution("EM-X1", "town_hospital", 990912100, null);
    community("990911-C1", 990911, "EM-H1", "EM-T1", "EM-T2");
    community("990911-C2", 990911, "EM-T3");
    community("990912-C1", 990912, "EM-X1");
    endpoints = Endpoints.of(mappings);
  }

  @Test
  void every_endpoint_declares_what_it_needs() {
    assertThat(endpoints).hasSizeGreaterThan(60);
    assertSoftly(softly -> {
      for (var endpoint : endpoints) {
        var needs = endpoint.needs();
        softly.assertThat(needs).as("%s declares nothing", endpoint).isNotNull();
        if (needs != null && !Set.of(Needs.NOTHING, Needs.SIGNED_IN).contains(needs.value())) {
          softly.assertThat(powers.find(needs.value())).as("%s", endpoint).isPresent();
        }
        if (needs != null) {
          for (var name : List.of(needs.figuresOf(), needs.recordsOf())) {
            if (!name.isEmpty()) {
              softly.assertThat(endpoint.names()).as("%s has no %s", endpoint, name).contains(name);
            }
          }
        }
      }
    });
  }

  /** A place in an address that no declaration looks at would be open to the whole house. */
  @Test
  void an_endpoint_that_names_a_place_looks_at_it() {
    var places = Set.of("scope", "county", "unit");
    assertSoftly(softly -> {
      for (var endpoint : endpoints) {
        var needs = endpoint.needs();
        if (needs == null || needs.value().equals(Needs.NOTHING)) {
          continue;
        }
        for (var name : endpoint.names()) {
          if (places.contains(name)
              && OPEN.keySet().stream().noneMatch(endpoint.address()::startsWith)) {
            softly
                .assertThat(List.of(needs.figuresOf(), needs.recordsOf()))
                .as("%s names %s", endpoint, name)
                .contains(name);
          }
        }
      }
    });
  }

  @Test
  void nobody_gets_through_who_has_not_signed_in() throws Exception {
    var through = new ArrayList<String>();
    for (var endpoint : asked()) {
      if (endpoint.needs() != null && endpoint.needs().value().equals(Needs.NOTHING)) {
        continue;
      }
      var status = status(null, endpoint, "990911");
      if (status != 401) {
        through.add(endpoint + " " + status);
      }
    }
    assertThat(through).isEmpty();
  }

  @Test
  void a_duty_gets_through_where_it_has_the_power_and_the_place_and_nowhere_else()
      throws Exception {
    var wrong = new TreeSet<String>();
    var asked = 0;
    for (var duty : Duty.values()) {
      for (var where : Where.values()) {
        var at = placesOf(duty);
        var target = at.get(where);
        var caller = caller(duty, at.get(Where.OWN));
        for (var endpoint : asked()) {
          var expected = expected(duty, where, endpoint);
          if (expected == null) {
            continue;
          }
          asked++;
          var status = status(caller, endpoint, target);
          var through = status != 401 && status != 403;
          if (through != expected) {
            wrong.add("%s %s %s: %d".formatted(duty, where, endpoint, status));
          }
          if (status >= 500 && status != 503) {
            wrong.add("%s %s %s: our fault %d".formatted(duty, where, endpoint, status));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(3000);
  }

  private Stream<Endpoint> stream() {
    return endpoints.stream().filter(e -> !LEFT_OUT.contains(e.toString()));
  }

  private List<Endpoint> asked() {
    return stream().toList();
  }

  /** What the declaration promises; null where nothing depends on the place. */
  private @Nullable Boolean expected(Duty duty, Where where, Endpoint endpoint) {
    var needs = endpoint.needs();
    if (needs == null || needs.value().equals(Needs.NOTHING)) {
      return null;
    }
    var named = !needs.figuresOf().isEmpty() || !needs.recordsOf().isEmpty();
    if (where != Where.OWN && !named) {
      return null;
    }
    if (!needs.value().equals(Needs.SIGNED_IN)
        && !powers.find(needs.value()).orElseThrow().duties().contains(duty)) {
      return false;
    }
    if (!needs.recordsOf().isEmpty()) {
      return seesRecords(duty, where);
    }
    return needs.figuresOf().isEmpty() || seesFigures(duty, where);
  }

  /**
   * A county's figures are seen by all of the county who see figures; the next county's by nobody.
   */
  private static boolean seesFigures(Duty duty, Where where) {
    if (duty.sight() == Duty.Sight.NOTHING) {
      return false;
    }
    return where != Where.OTHER_COUNTY;
  }

  /** Records are those of one's own place: an institution, a community, a county. */
  private static boolean seesRecords(Duty duty, Where where) {
    if (duty.sight() != Duty.Sight.RECORDS) {
      return false;
    }
    return switch (where) {
      case OWN -> true;
      case SIBLING -> !duty.places().equals(Set.of(Duty.At.INSTITUTION));
      case OTHER_COMMUNITY -> duty.places().equals(Set.of(Duty.At.DIVISION));
      case OTHER_COUNTY -> false;
    };
  }

  /** The place a duty is held at here, and places of the others seen from it. */
  private static Map<Where, String> placesOf(Duty duty) {
    var own =
        duty.places().contains(Duty.At.DIVISION)
            ? "990911"
            : duty.places().contains(Duty.At.COMMUNITY) ? "990911-C1" : "EM-T1";
    var places = new LinkedHashMap<Where, String>();
    places.put(Where.OWN, own);
    places.put(Where.SIBLING, "EM-T2");
    places.put(Where.OTHER_COMMUNITY, "EM-T3");
    places.put(Where.OTHER_COUNTY, "EM-X1");
    return places;
  }

  private Caller caller(Duty duty, String unit) {
    var scope = places.scope("somebody", duty, unit);
    return new Caller("somebody", "某人", duty, unit, scope, places.writes(duty, unit));
  }

  private int status(@Nullable Caller caller, Endpoint endpoint, String place) throws Exception {
    var request = endpoint.request(Map.of(endpoint.placed(), place));
    return AssumedCaller.as(
        caller, () -> mvc.perform(request).andReturn().getResponse().getStatus());
  }

  private void institution(String code, String kind, int division, @Nullable String manager) {
    jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, manager_code, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, :manager, 1)
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", division)
        .param("manager", manager)
        .update();
  }

  private void community(String code, int county, String... members) {
    jdbc.sql(
            """
            insert into registry.community (code, name, short_name, division, import_id)
            values (:code, :code, :code, :county, 1)
            """)
        .param("code", code)
        .param("county", county)
        .update();
    for (var member : members) {
      jdbc.sql(
              """
              insert into registry.community_member (community_id, institution_id, role, valid_from,
                     import_id)
              select c.id, i.id, 'member', '2019-01-01', 1
                from registry.community c, registry.institution i
               where c.code = :code and i.code = :member
              """)
          .param("code", code)
          .param("member", member)
          .update();
    }
  }
}
