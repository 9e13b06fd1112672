package org.yipanqi.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;
import org.yipanqi.scheduling.keeping.Beds;
import org.yipanqi.scheduling.keeping.SamplePlaces;
import org.yipanqi.scheduling.pools.Pools;

/** Places taken by many at one time, given back, expired and lost. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class BookingsTest {

  private static final AtomicInteger RUN = new AtomicInteger();

  @Autowired private Bookings bookings;
  @Autowired private Beds beds;
  @Autowired private ExpiredHolds expired;
  @Autowired private Pools pools;
  @Autowired private SamplePlaces sample;
  @Autowired private MockMvc mvc;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private int hospital;
  private int town;

  @BeforeEach
  void two_institutions() {
    var run = RUN.incrementAndGet();
    hospital = institution("BK-H" + run, "county_hospital");
    town = institution("BK-T" + run, "town_hospital");
    events.publishEvent(new FactsChanged(1));
  }

  @Test
  void many_at_one_time_get_each_slot_once() throws Exception {
    var session = session(10, 10);

    var outcomes = atOnce(60, () -> bookings.hold(doctor(), new Place.Slot(session), wanted()));

    assertThat(outcomes.taken).hasSize(10);
    assertThat(outcomes.taken.stream().map(Booking::slotNo)).doesNotHaveDuplicates();
    assertThat(outcomes.refused).hasSize(50).containsOnly(SchedulingProblem.TAKEN);
    assertThat(broken()).isZero();
  }

  @Test
  void many_at_one_time_get_a_bed_once() throws Exception {
    var bed = bed("1");

    var outcomes = atOnce(30, () -> bookings.hold(doctor(), new Place.Bed(bed), wanted()));

    assertThat(outcomes.taken).hasSize(1);
    assertThat(outcomes.refused).hasSize(29).containsOnly(SchedulingProblem.TAKEN);
  }

  @Test
  void many_at_one_time_get_a_device_time_once() throws Exception {
    var device = device();
    var at = OffsetDateTime.parse("2099-03-02T09:00:00+08:00");

    var outcomes =
        atOnce(20, () -> bookings.hold(doctor(), new Place.DeviceTime(device, at), wanted()));

    assertThat(outcomes.taken).hasSize(1);
    assertThat(outcomes.refused).hasSize(19).containsOnly(SchedulingProblem.TAKEN);
  }

  @Test
  void the_database_refuses_a_second_claim_on_a_bed_and_one_on_a_closed_bed() {
    var bed = bed("2");
    bookings.hold(doctor(), new Place.Bed(bed), wanted());

    assertThatThrownBy(() -> claim(bed)).hasMessageContaining("claim_bed_id_key");

    var closed = bed("3");
    beds.close(office(), closed, 0, "检修");
    assertThatThrownBy(() -> claim(closed)).hasMessageContaining("foreign key");
  }

  @Test
  void a_hold_is_confirmed_used_and_ended_and_the_bed_is_free_again() {
    var bed = bed("4");
    var held = bookings.hold(doctor(), new Place.Bed(bed), wanted());

    var confirmed = bookings.confirm(office(), held.id(), held.version());
    var used = bookings.used(office(), held.id(), confirmed.version(), null);
    var ended = bookings.ended(office(), held.id(), used.version());

    assertThat(ended.state()).isEqualTo(BookingState.ENDED);
    assertThat(bookings.hold(doctor(), new Place.Bed(bed), wanted()).id()).isNotEqualTo(held.id());
    assertThat(broken()).isZero();
  }

  @Test
  void a_hold_whose_time_is_over_is_not_confirmed_and_its_place_goes_to_the_next() {
    var bed = bed("5");
    var held = bookings.hold(doctor(), new Place.Bed(bed), wanted());
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update scheduling.booking set held_at = '2000-01-01', held_until = '2000-01-02'
             where id = %d
            """
                .formatted(held.id()))
        .update();

    assertProblem(SchedulingProblem.HOLD_EXPIRED, () -> bookings.confirm(doctor(), held.id(), 0));
    var next = bookings.hold(doctor(), new Place.Bed(bed), wanted());

    assertThat(next.state()).isEqualTo(BookingState.HELD);
    assertThat(bookings.find(doctor(), held.id()).state()).isEqualTo(BookingState.EXPIRED);
    assertThat(expired.sweep()).isZero();
    assertThat(broken()).isZero();
  }

  @Test
  void a_bed_that_closes_is_lost_to_its_booking() {
    var bed = bed("6");
    var held = bookings.hold(doctor(), new Place.Bed(bed), wanted());
    bookings.confirm(doctor(), held.id(), 0);

    assertProblem(SchedulingProblem.NOT_YOUR_PLACE, () -> beds.close(doctor(), bed, 0, "检修"));
    beds.close(office(), bed, 0, "检修");

    assertThat(bookings.find(doctor(), held.id()).state()).isEqualTo(BookingState.LOST);
    assertProblem(
        SchedulingProblem.NOT_OPEN, () -> bookings.hold(doctor(), new Place.Bed(bed), wanted()));
    assertThat(broken()).isZero();
  }

  @Test
  void grassroots_slots_are_for_the_grassroots_and_a_stale_version_is_refused() {
    var session = session(1, 1);
    var own = new Wanted(hospital, null, null, Urgency.ROUTINE);

    assertProblem(
        SchedulingProblem.NOT_RELEASED_YET,
        () -> bookings.hold(office(), new Place.Slot(session), own));
    var held = bookings.hold(doctor(), new Place.Slot(session), wanted());
    bookings.confirm(doctor(), held.id(), 0);

    assertProblem(
        SchedulingProblem.CHANGED_MEANWHILE, () -> bookings.release(doctor(), held.id(), 0, null));
    assertProblem(
        SchedulingProblem.UNKNOWN_BOOKING,
        () -> bookings.release(at(Duty.TOWNSHIP_DOCTOR, 4_999_999), held.id(), 1, null));
  }

  @Test
  void over_http_a_bed_is_held_shown_as_taken_and_given_back() throws Exception {
    var bed = bed("8");
    var body = "{\"bed\":%d,\"forInstitution\":\"%s\",\"urgency\":\"urgent\"}";
    var code = jdbc.sql("select code from registry.institution where id = " + town);
    var asked = body.formatted(bed, code.query(String.class).single());

    var held =
        AssumedCaller.as(
            AssumedCaller.in(Duty.REFERRAL_OFFICE),
            () -> {
              mvc.perform(post("/api/bookings").contentType(APPLICATION_JSON).content(asked))
                  .andExpect(status().isCreated())
                  .andExpect(jsonPath("$.state").value("held"));
              mvc.perform(post("/api/bookings").contentType(APPLICATION_JSON).content(asked))
                  .andExpect(status().isConflict());
              return mvc.perform(get("/api/pools/BK-H" + RUN.get() + "/beds"))
                  .andExpect(jsonPath("$[0].taken").value("held"));
            });

    assertThat(held).isNotNull();
  }

  @Test
  void the_sample_has_beds_and_sessions_once() {
    jdbc.sql(
            """
            update registry.institution set sample = true where id = %d
            """
                .formatted(hospital))
        .update();
    jdbc.sql("truncate scheduling.bed, scheduling.session, scheduling.device cascade").update();

    sample.ensure(Caller.operator());
    sample.ensure(Caller.operator());

    assertThat(pools.beds(office(), "BK-H" + RUN.get()))
        .hasSize(48)
        .filteredOn(each -> each.taken() == null)
        .hasSize(18);
    assertThat(pools.sessions(office(), "BK-H" + RUN.get(), null, 200))
        .hasSize(60)
        .allMatch(each -> each.grassrootsFree() + each.publicFree() == each.capacity());
  }

  @Test
  void over_http_an_unknown_urgency_is_refused_with_the_field_and_only_the_keeper_tells_who_came()
      throws Exception {
    var asked = "{\"bed\":%d,\"forInstitution\":\"BK-T%d\",\"urgency\":\"soon\"}";
    var bed = bed("9");
    AssumedCaller.as(
        AssumedCaller.in(Duty.REFERRAL_OFFICE),
        () ->
            mvc.perform(
                    post("/api/bookings")
                        .contentType(APPLICATION_JSON)
                        .content(asked.formatted(bed, RUN.get())))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("urgency")));
    var held = bookings.hold(doctor(), new Place.Bed(bed), wanted());
    bookings.confirm(doctor(), held.id(), 0);

    assertProblem(
        SchedulingProblem.NOT_YOUR_PLACE, () -> bookings.used(doctor(), held.id(), 1, null));
    var change = "{\"version\":1}";
    AssumedCaller.as(
        office(),
        () ->
            mvc.perform(
                    post("/api/bookings/%d/absence".formatted(held.id()))
                        .contentType(APPLICATION_JSON)
                        .content(change))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("no_show")));
    assertThat(broken()).isZero();
  }

  private record Outcomes(List<Booking> taken, List<Problem.Type> refused) {}

  private interface Attempt {
    Booking take();
  }

  private static Outcomes atOnce(int attempts, Attempt attempt) throws Exception {
    var outcomes = new Outcomes(new ArrayList<>(), new ArrayList<>());
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(6)) {
      var all = new ArrayList<Future<Booking>>();
      for (var i = 0; i < attempts; i++) {
        all.add(
            threads.submit(() -> {
              begin.await();
              return attempt.take();
            }));
      }
      begin.countDown();
      for (var each : all) {
        try {
          outcomes.taken.add(each.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof Problem problem)) {
            throw e;
          }
          outcomes.refused.add(problem.type());
        }
      }
    }
    return outcomes;
  }

  private static void assertProblem(Problem.Type type, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }

  /** Live bookings without a claim, and claims without a live booking. */
  private long broken() {
    return jdbc.sql(
            """
            select count(*) from scheduling.claim c
              full join (select id from scheduling.booking where live) b on b.id = c.booking_id
             where c.booking_id is null or b.id is null
            """)
        .query(Long.class)
        .single();
  }

  private void claim(long bed) {
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            insert into scheduling.claim (booking_id, institution_id, for_institution_id, bed_id, state)
            values (-1, %d, %d, %d, 'used')
            """
                .formatted(hospital, town, bed))
        .update();
  }

  private Wanted wanted() {
    return new Wanted(town, null, "ZZ20990302-0001", Urgency.PRIORITY);
  }

  private Caller doctor() {
    return at(Duty.TOWNSHIP_DOCTOR, town);
  }

  private Caller office() {
    return at(Duty.REFERRAL_OFFICE, hospital);
  }

  private static Caller at(Duty duty, int institution) {
    var usual = AssumedCaller.in(duty);
    return new Caller(
        usual.user(),
        usual.name(),
        duty,
        "445322",
        Scope.nothing(usual.user()),
        Reach.of(List.of(institution)));
  }

  private int institution(String code, String kind) {
    return jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', 990913100, 1)
            returning id
            """)
        .param("code", code)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }

  private long session(int capacity, int grassroots) {
    return id(
        """
        with s as (
          insert into scheduling.session (institution_id, department, doctor, kind, on_day, starts,
                 ends, capacity, grassroots, grassroots_from, public_from)
          values (%1$d, '内科', '甲', 'normal', '2099-03-02', '08:00', '12:00', %2$d, %3$d,
                  '2020-01-01', '2020-01-01')
          returning id),
        t as (
          insert into scheduling.slot (session_id, no, institution_id, grassroots)
          select s.id, n, %1$d, n <= %3$d from s, generate_series(1, %2$d) n)
        select id from s
        """
            .formatted(hospital, capacity, grassroots));
  }

  private long bed(String no) {
    return id(
        """
        insert into scheduling.bed (institution_id, ward, department, no, sex)
        values (%d, '7', '神经内科', '%s', 'any') returning id
        """
            .formatted(hospital, no));
  }

  private long device() {
    return id(
        """
        insert into scheduling.device (institution_id, kind, name, minutes, opens, closes, weekdays)
        values (%d, 'ct', 'CT 1', 30, '08:00', '17:00', '{1,2,3,4,5}') returning id
        """
            .formatted(hospital));
  }

  private long id(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
