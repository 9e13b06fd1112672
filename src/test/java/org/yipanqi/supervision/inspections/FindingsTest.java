package org.yipanqi.supervision.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.evidence.EvidenceProblem;
import org.yipanqi.kernel.Period;
import org.yipanqi.kernel.Problem;
import org.yipanqi.supervision.SupervisedCounty;
import org.yipanqi.supervision.SupervisionProblem;

/** An inspection from its plan to its end, and a finding until it is closed. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class FindingsTest {

  private static final LocalDate LATER = LocalDate.of(2099, 1, 31);

  @Autowired private Inspections inspections;
  @Autowired private InspectionRows rows;
  @Autowired private Findings findings;
  @Autowired private EvidenceFiles files;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SupervisedCounty county;
  private final Caller auditor = SupervisedCounty.auditor();
  private final Caller officer = SupervisedCounty.officer();

  @BeforeEach
  void county() {
    county = new SupervisedCounty(jdbc, events);
  }

  @Test
  void a_finding_is_put_right_with_a_photo_fails_a_recheck_and_is_closed_by_the_next() {
    var inspection = begun();
    var finding = found(inspection);
    var doctor = county.doctor();

    photo(auditor, "finding", finding, "现场.png");
    refused(EvidenceProblem.NOT_YOURS, () -> photo(doctor, "finding", finding, "现场.png"));
    photo(doctor, "rectification", finding, "整改后.png");
    var rectified = findings.rectify(doctor, finding, 0, "已补齐转诊登记并装订");
    var failed =
        findings.check(auditor, finding, rectified.version(), false, "五月的仍缺", LATER.plusDays(9));
    assertThat(failed.state()).isEqualTo(Finding.State.OPEN);
    assertThat(failed.failed()).isEqualTo(1);
    assertThat(failed.due()).isEqualTo(LATER.plusDays(9));
    var again = findings.rectify(doctor, finding, failed.version(), "五月的也补齐了");
    var closed = findings.check(auditor, finding, again.version(), true, null, null);

    assertThat(closed.state()).isEqualTo(Finding.State.CLOSED);
    refused(
        SupervisionProblem.NOT_IN_THIS_STATE,
        () -> findings.rectify(doctor, finding, closed.version(), "再补一次材料"));
    refused(EvidenceProblem.CLOSED, () -> photo(doctor, "rectification", finding, "晚了.png"));
  }

  @Test
  void whoever_put_it_right_does_not_check_it_and_another_hospital_does_not_see_it() {
    var finding = found(begun());
    var other = new SupervisedCounty(jdbc, events).doctor();
    refused(
        SupervisionProblem.UNKNOWN_FINDING, () -> findings.rectify(other, finding, 0, "不是我们的问题"));

    var rectified = findings.rectify(officer, finding, 0, "县里代为填报整改");

    refused(
        SupervisionProblem.ANOTHER_MUST_REVIEW,
        () -> findings.check(officer, finding, rectified.version(), true, null, null));
    refused(
        SupervisionProblem.CHANGED_MEANWHILE,
        () -> findings.check(auditor, finding, 0, true, null, null));
  }

  @Test
  void it_ends_when_every_unit_has_its_result_and_nothing_is_found_before_or_after() {
    var planned = plan();
    refused(SupervisionProblem.NOT_IN_THIS_STATE, () -> found(planned));
    var begun = inspections.begin(auditor, planned, 0);
    refused(
        SupervisionProblem.NOT_FINISHED,
        () -> inspections.end(auditor, planned, begun.version(), "全县总体较好"));
    var version = begun.version();
    for (var place : rows.places(planned)) {
      version =
          inspections
              .rate(
                  auditor,
                  planned,
                  version,
                  new Inspections.Rating(place.id(), Inspection.Result.ADEQUATE, null))
              .version();
    }
    var ended = inspections.end(auditor, planned, version, "全县总体较好");

    assertThat(ended.state()).isEqualTo(Inspection.State.ENDED);
    refused(SupervisionProblem.NOT_IN_THIS_STATE, () -> found(planned));
  }

  @Test
  void over_http_it_is_planned_for_a_half_year_and_a_past_one_without_is_named() throws Exception {
    var body =
        """
        {"county": "445322", "half": "%s", "title": "督查", "extent": "台账落实",
         "from": "2020-06-01", "to": "2020-06-05", "team": [{"name": "某甲", "post": "组长", "leads": true}],
         "places": [{"institution": "%s"}, {"unit": "县财政局"}]}
        """;
    AssumedCaller.as(
        auditor,
        () -> {
          mvc.perform(
                  post("/api/inspections")
                      .contentType(APPLICATION_JSON)
                      .content(body.formatted("2020Q1", county.hospitalCode)))
              .andExpect(status().is(422));
          mvc.perform(
                  post("/api/inspections")
                      .contentType(APPLICATION_JSON)
                      .content(body.formatted("2020H1", "nowhere")))
              .andExpect(status().isNotFound());
          mvc.perform(
                  post("/api/inspections")
                      .contentType(APPLICATION_JSON)
                      .content(body.formatted("2020H1", county.hospitalCode)))
              .andExpect(status().isCreated());
          return mvc.perform(get("/api/inspections").param("county", "445322"))
              .andExpect(status().isOk())
              .andExpect(jsonPath("$.rows[0].half").value("2020H1"))
              .andExpect(jsonPath("$.rows[0].late").value(true))
              .andExpect(jsonPath("$.halvesWithout").isNotEmpty());
        });
  }

  private long plan() {
    return inspections.plan(
        auditor,
        new Inspections.NewInspection(
            SupervisedCounty.COUNTY,
            Period.of("2020H1"),
            "上半年督查",
            "台账落实与双向转诊",
            LocalDate.of(2020, 6, 1),
            LocalDate.of(2020, 6, 5),
            List.of(new Inspection.Member("某甲", "组长", true)),
            List.of(
                new Inspections.NewPlace(county.hospital, county.hospitalCode),
                new Inspections.NewPlace(null, "县财政局"))));
  }

  private long begun() {
    var id = plan();
    inspections.begin(auditor, id, 0);
    return id;
  }

  private long found(long inspection) {
    var place = rows.places(inspection).getFirst().id();
    return findings.write(
        auditor,
        inspection,
        new Findings.NewFinding(place, "转诊登记不全", true, "yunan-2020", "a4-27", LATER));
  }

  private long photo(Caller caller, String of, long finding, String name) {
    return Callers.as(
        caller, () -> files.add(caller, of, finding, null, null, name, SupervisedCounty.PICTURE));
  }

  private static void refused(Problem.Type why, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(why));
  }
}
