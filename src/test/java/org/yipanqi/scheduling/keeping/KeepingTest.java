package org.yipanqi.scheduling.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
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
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.kernel.Problem;
import org.yipanqi.scheduling.BookingState;
import org.yipanqi.scheduling.Bookings;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.SchedulingProblem;
import org.yipanqi.scheduling.SharedPlaces;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.scheduling.Wanted;
import org.yipanqi.scheduling.keeping.Beds.BedAsKept;
import org.yipanqi.scheduling.keeping.ClinicSessions.WeeklyPattern;
import org.yipanqi.scheduling.keeping.Devices.DeviceAsKept;
import org.yipanqi.scheduling.pools.DeviceDays;
import org.yipanqi.scheduling.pools.Pools;

/** What keepers do to places, and what becomes of those who had them. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class KeepingTest {

  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.of(2099, 3, 2);

  @Autowired private Beds beds;
  @Autowired private ClinicSessions sessions;
  @Autowired private Devices devices;
  @Autowired private Bookings bookings;
  @Autowired private Pools pools;
  @Autowired private DeviceDays days;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private SharedPlaces at;

  @BeforeEach
  void a_hospital() {
    at = new SharedPlaces(jdbc, events);
  }

  @Test
  void a_weekly_pattern_makes_sessions_with_the_share_of_the_grassroots_once() {
    var first = sessions.plan(at.office(), at.hospitalCode, pattern("expert", null));
    var again = sessions.plan(at.office(), at.hospitalCode, pattern("expert", null));

    assertThat(first.added()).isEqualTo(4);
    assertThat(first.there()).isEmpty();
    assertThat(again.added()).isZero();
    assertThat(again.there()).hasSize(4).startsWith(MONDAY);
    var shown = pools.sessions(at.office(), at.hospitalCode, null, 10).getFirst();
    assertThat(shown.grassrootsFree()).isEqualTo(5);
    assertThat(shown.publicFree()).isEqualTo(4);
    assertThat(shown.publicFrom()).isEqualTo(MONDAY.minusDays(7));
    assertThat(shown.grassrootsFrom()).isEqualTo(MONDAY.minusDays(21));
    assertThat(shown.unsoldPublicFrom()).isEqualTo(MONDAY.minusDays(1));
  }

  @Test
  void what_the_grassroots_have_not_taken_goes_public_on_its_day_or_stays() {
    var session =
        at.id(
            """
            with s as (
              insert into scheduling.session (institution_id, department, doctor, kind, on_day,
                     starts, ends, capacity, grassroots, grassroots_from, public_from,
                     unsold_public_from)
              values (%1$d, '内科', '乙', 'normal', '2099-03-02', '08:00', '12:00', 1, 1,
                      '2020-01-01', '2020-01-01', '2020-01-02')
              returning id),
            t as (insert into scheduling.slot (session_id, no, institution_id, grassroots)
                  select s.id, 1, %1$d, true from s)
            select id from s
            """
                .formatted(at.hospital));
    var own = new Wanted(at.hospital, null, null, Urgency.ROUTINE);

    var held = bookings.hold(at.office(), new Place.Slot(session), own);
    bookings.release(at.office(), held.id(), 0, null);
    jdbc.sql(
            """
            update scheduling.session set unsold_public_from = null where id = %d
            """
                .formatted(session))
        .update();

    assertProblem(
        SchedulingProblem.NOT_RELEASED_YET,
        () -> bookings.hold(at.office(), new Place.Slot(session), own));
  }

  @Test
  void a_session_grows_shrinks_to_what_is_taken_and_its_bookings_are_lost_when_it_is_cancelled() {
    var session = at.session(MONDAY, 2);
    var held = bookings.hold(at.doctor(), new Place.Slot(session), wanted());
    bookings.confirm(at.doctor(), held.id(), 0);

    sessions.resize(at.office(), session, 0, 3);
    sessions.resize(at.office(), session, 1, 1);
    assertThat(shown(session).capacity()).isEqualTo(1);
    assertThat(shown(session).publicFree()).isZero();
    assertProblem(
        SchedulingProblem.CHANGED_MEANWHILE, () -> sessions.resize(at.office(), session, 1, 2));
    assertProblem(
        SchedulingProblem.NOT_YOUR_PLACE, () -> sessions.cancel(at.doctor(), session, 2, "出差"));
    assertProblem(
        SchedulingProblem.REASON_NEEDED, () -> sessions.cancel(at.office(), session, 2, " "));
    sessions.cancel(at.office(), session, 2, "医师出差");

    assertThat(bookings.find(at.doctor(), held.id()).state()).isEqualTo(BookingState.LOST);
    assertProblem(SchedulingProblem.NOT_OPEN, () -> sessions.resize(at.office(), session, 3, 2));
    assertThat(at.broken()).isZero();
  }

  @Test
  void a_session_does_not_shrink_below_what_is_taken() {
    var session = at.session(MONDAY, 3);
    bookings.hold(at.doctor(), new Place.Slot(session), wanted());
    bookings.hold(at.doctor(), new Place.Slot(session), wanted());

    assertProblem(
        SchedulingProblem.HAS_BOOKINGS, () -> sessions.resize(at.office(), session, 0, 1));
    assertThat(shown(session).capacity()).isEqualTo(3);
  }

  @Test
  void beds_are_added_all_or_none_changed_cleaned_and_opened() {
    beds.add(at.office(), at.hospitalCode, List.of(bed("1", "any"), bed("2", "male")));
    assertProblem(
        SchedulingProblem.EXISTS_ALREADY,
        () -> beds.add(at.office(), at.hospitalCode, List.of(bed("3", "any"), bed("2", "any"))));
    var all = pools.beds(at.office(), at.hospitalCode);
    assertThat(all).hasSize(2);
    var id = all.getFirst().id();

    beds.clean(at.office(), id, 0);
    assertProblem(
        SchedulingProblem.NOT_OPEN, () -> bookings.hold(at.doctor(), new Place.Bed(id), wanted()));
    beds.open(at.office(), id, 1);
    var held = bookings.hold(at.doctor(), new Place.Bed(id), wanted());
    assertProblem(SchedulingProblem.TAKEN, () -> beds.clean(at.office(), id, 2));
    assertProblem(
        SchedulingProblem.TAKEN, () -> beds.change(at.office(), id, 2, bed("1", "female")));
    beds.change(at.office(), id, 2, new BedAsKept("9 病区", "康复医学科", "1", "any"));

    assertThat(bookings.find(at.doctor(), held.id()).state()).isEqualTo(BookingState.HELD);
    assertProblem(
        SchedulingProblem.NOT_YOUR_PLACE,
        () -> beds.add(at.doctor(), at.hospitalCode, List.of(bed("8", "any"))));
  }

  @Test
  void a_device_keeps_its_hours_while_times_are_booked_and_loses_them_when_it_closes() {
    devices.add(at.office(), at.hospitalCode, device("08:00", "17:00"));
    var id = days.on(at.office(), at.hospitalCode, MONDAY).getFirst().id();
    var nine = OffsetDateTime.parse("2099-03-02T09:00:00+08:00");
    var held = bookings.hold(at.doctor(), new Place.DeviceTime(id, nine), wanted());

    var times = days.on(at.office(), at.hospitalCode, MONDAY).getFirst().times();
    assertThat(times).hasSize(18);
    assertThat(times.get(2).taken()).isEqualTo("held");
    assertThat(times).filteredOn(each -> each.taken() == null).hasSize(17);
    assertThat(days.on(at.office(), at.hospitalCode, MONDAY.minusDays(1)).getFirst().times())
        .isEmpty();

    assertProblem(
        SchedulingProblem.HAS_BOOKINGS,
        () -> devices.change(at.office(), id, 0, device("10:00", "17:00")));
    devices.change(at.office(), id, 0, device("08:00", "12:00"));
    devices.close(at.office(), id, 1, "球管更换");

    assertThat(bookings.find(at.doctor(), held.id()).state()).isEqualTo(BookingState.LOST);
    assertThat(days.on(at.office(), at.hospitalCode, MONDAY).getFirst().times()).isEmpty();
    devices.open(at.office(), id, 2);
    assertThat(days.on(at.office(), at.hospitalCode, MONDAY).getFirst().times()).hasSize(8);
  }

  @Test
  void over_http_the_fields_are_checked_one_by_one() throws Exception {
    AssumedCaller.as(
        at.office(),
        () -> {
          for (var body :
              List.of(
                  "{}",
                  "{\"ward\":\"7\",\"department\":\"内科\",\"sex\":\"both\",\"first\":1,\"beds\":2}",
                  "{\"ward\":\"7\",\"department\":\"内科\",\"sex\":\"any\",\"first\":1,\"beds\":900}")) {
            mvc.perform(
                    post("/api/pools/{at}/beds", at.hospitalCode)
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest());
          }
          return mvc.perform(
                  post("/api/pools/{at}/beds", at.hospitalCode)
                      .contentType(APPLICATION_JSON)
                      .content(
                          """
                          {"ward":"7","department":"内科","sex":"any","first":1,"beds":2}
                          """))
              .andExpect(status().isCreated());
        });

    assertThat(pools.beds(at.office(), at.hospitalCode)).hasSize(2);
  }

  private static WeeklyPattern pattern(String kind, @Nullable Integer grassroots) {
    return new WeeklyPattern(
        "神经内科",
        "甲",
        kind,
        List.of(1, 3),
        LocalTime.of(8, 0),
        LocalTime.of(12, 0),
        9,
        grassroots,
        MONDAY,
        MONDAY.plusDays(13));
  }

  private static BedAsKept bed(String no, String sex) {
    return new BedAsKept("7 病区", "神经内科", no, sex);
  }

  private static DeviceAsKept device(String opens, String closes) {
    return new DeviceAsKept(
        "ct", "CT 一号", 30, LocalTime.parse(opens), LocalTime.parse(closes), List.of(1, 2, 3, 4, 5));
  }

  private Pools.SessionShown shown(long session) {
    return pools.sessions(at.office(), at.hospitalCode, null, 50).stream()
        .filter(each -> each.id() == session)
        .findFirst()
        .orElseThrow();
  }

  private Wanted wanted() {
    return at.wanted("ZZ20990302-0001", Urgency.PRIORITY);
  }

  private static void assertProblem(Problem.Type type, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }
}
