package org.yipanqi.governance.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.yipanqi.governance.GovernedCounty.CODE;
import static org.yipanqi.governance.GovernedCounty.within;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.governance.GovernanceProblem;
import org.yipanqi.governance.GovernedCounty;
import org.yipanqi.governance.appointments.Appointment.Kind;
import org.yipanqi.governance.appointments.Appointment.Standing;
import org.yipanqi.kernel.Problem;

/** Who appoints whom, and what the bureau has on file. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class AppointmentsTest {

  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);

  @Autowired private Appointments appointments;
  @Autowired private Filings filings;
  @Autowired private FilingSweep sweep;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Caller officer = GovernedCounty.officer();
  private GovernedCounty county;
  private Caller staff;

  @BeforeEach
  void county() {
    county = new GovernedCounty(jdbc, events);
    staff = county.humanResources();
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            truncate governance.appointment cascade
            """)
        .update();
  }

  @Test
  void an_appointment_is_filed_returned_filed_again_and_received() {
    var made = appoint(Kind.HEAD, county.memberCode, county.leadCode);
    assertThat(made.on(JULY)).isEqualTo(Standing.NO_DATE);
    var filed = filings.file(staff, made.id(), made.version(), JULY.plusDays(2));
    refused(
        GovernanceProblem.NOT_IN_THIS_STATE,
        () -> filings.file(staff, made.id(), filed.version(), JULY.plusDays(3)));
    var returned = filings.giveBack(officer, made.id(), filed.version(), "缺任命文件");
    assertThat(returned.on(JULY)).isEqualTo(Standing.NO_DATE);
    var again = filings.file(staff, made.id(), returned.version(), JULY.plusDays(5));

    var received = filings.receive(officer, made.id(), again.version(), "备字2020-1");

    assertThat(received.on(JULY)).isEqualTo(Standing.RECEIVED);
    var all = within(officer, () -> filings.of(officer, made.id()));
    assertThat(all).extracting(Filing::reason).containsExactly("缺任命文件", null);
    assertThat(all).extracting(Filing::receipt).containsExactly(null, "备字2020-1");
  }

  @Test
  void heads_and_managers_of_members_are_the_lead_s_to_appoint() {
    refused(
        GovernanceProblem.NOT_THE_LEAD,
        () -> appoint(Kind.MIDDLE_MANAGER, county.memberCode, county.memberCode));
    refused(
        GovernanceProblem.NOT_THE_LEAD, () -> appoint(Kind.HEAD, county.leadCode, county.leadCode));
    refused(
        GovernanceProblem.NOT_OF_THE_COMMUNITY,
        () -> appoint(Kind.HEAD, county.strangerCode, county.leadCode));
    appoint(Kind.MIDDLE_MANAGER, county.leadCode, county.leadCode);
    appoint(Kind.HIRE, county.memberCode, county.memberCode);
  }

  @Test
  void whoever_is_not_of_the_appointing_hospital_notes_and_files_nothing() {
    var made = appoint(Kind.TALENT, county.memberCode, county.leadCode);
    var stranger = county.strangersResources();

    refused(
        GovernanceProblem.UNKNOWN_APPOINTMENT,
        () -> filings.file(stranger, made.id(), made.version(), JULY));
    refused(
        GovernanceProblem.NOT_YOURS,
        () -> filings.receive(staff, filed(made).id(), filed(made).version(), "一号"));
    assertThat(within(stranger, () -> appointments.list(stranger, CODE, null, null, 10))).isEmpty();
    assertThat(within(staff, () -> appointments.list(staff, CODE, null, null, 10))).hasSize(1);
  }

  private Appointment filed(Appointment made) {
    return made.state() == Appointment.State.UNFILED
            && within(officer, () -> appointments.find(officer, made.id())).version()
                == made.version()
        ? filings.file(staff, made.id(), made.version(), JULY)
        : within(officer, () -> appointments.find(officer, made.id()));
  }

  @Test
  void by_when_is_what_the_county_said_and_past_it_somebody_is_told_once() {
    assertThat(AppointingRules.due(JULY, Optional.of(30))).isEqualTo(LocalDate.of(2020, 7, 31));
    assertThat(AppointingRules.due(JULY, Optional.empty())).isNull();
    var made = appoint(Kind.HEAD, county.memberCode, county.leadCode);
    assertThat(sweep.sweep()).isZero();
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update governance.appointment set due = current_date - 1 where id = %d
            """
                .formatted(made.id()))
        .update();

    assertThat(sweep.sweep()).isEqualTo(1);
    sweep.sweep();

    assertThat(
            jdbc.sql("select count(*) from messages.message where key like :key")
                .param("key", "governance-unfiled:" + made.id() + ":%")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    var overdue =
        within(officer, () -> appointments.list(officer, CODE, Standing.OVERDUE, null, 10));
    assertThat(overdue).extracting(Appointment::id).containsExactly(made.id());
    var due = Objects.requireNonNull(overdue.getFirst().due());
    assertThat(overdue.getFirst().daysLate(due.plusDays(3))).isEqualTo(3);
    var late = filings.file(staff, made.id(), overdue.getFirst().version(), due.plusDays(1));
    assertThat(late.daysLate(due.plusDays(30))).isEqualTo(1);
  }

  @Test
  void over_http_it_is_shown_with_what_may_be_done() throws Exception {
    appoint(Kind.HEAD, county.memberCode, county.leadCode);

    AssumedCaller.as(
        staff,
        () ->
            mvc.perform(get("/api/appointments").param("county", CODE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[0].standing").value("no_date"))
                .andExpect(jsonPath("$.rows[0].mayFile").value(true))
                .andExpect(jsonPath("$.days").doesNotExist()));
    AssumedCaller.as(
        officer,
        () ->
            mvc.perform(get("/api/appointments/file").param("county", CODE))
                .andExpect(status().isOk()));
  }

  private Appointment appoint(Kind kind, String institution, String appointer) {
    return appointments.appoint(
        staff,
        new Appointments.NewAppointment(
            kind, institution, appointer, "院长", "某某", JULY, JULY.plusDays(9), "总院任免文件"));
  }

  private static void refused(GovernanceProblem problem, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(problem));
  }
}
