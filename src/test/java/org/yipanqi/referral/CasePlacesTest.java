package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.kernel.Problem;
import org.yipanqi.referral.CasePlaces.Held;
import org.yipanqi.referral.desk.CaseLists;
import org.yipanqi.referral.desk.CaseSheet;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.SchedulingProblem;
import org.yipanqi.scheduling.keeping.Beds;

/** An answer takes a bed, and the bed goes with the patient; who comes too late is told why. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasePlacesTest {

  @Autowired private Cases cases;
  @Autowired private CasePlaces places;
  @Autowired private CaseLists lists;
  @Autowired private CaseSheet sheet;
  @Autowired private Beds beds;
  @Autowired private Places access;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient owner;

  private Referring county;
  private Caller town;
  private Caller office;

  @BeforeAll
  void a_county() {
    county = new Referring(owner, cases, access, events, "CP", 990931);
    town = county.town();
    office = county.office();
  }

  @Test
  void a_bed_is_held_made_firm_by_the_answer_used_on_arrival_and_left_at_discharge() {
    var no = county.sent("CP1", "inpatient");
    var bed = bed("H", "12");

    var held = hold(office, no, bed);
    assertThat(held.words()).isEqualTo("7 病区 12 床");
    assertThat(Referring.as(office, () -> sheet.read(office, no)).held()).isEqualTo(held);
    county.step(office, no, accept(no, held.booking(), "请直接送急诊"));

    assertThat(county.state(no)).isEqualTo("booked");
    assertThat(booking(held)).isEqualTo("confirmed");
    assertThat(lastWords(no)).isEqualTo("7 病区 12 床；请直接送急诊");
    county.does(office, no, "arrive", null);
    assertThat(booking(held)).isEqualTo("used");
    county.does(office, no, "admit", null);
    county.does(office, no, "discharge", "好转");
    assertThat(booking(held)).isEqualTo("ended");
  }

  @Test
  void another_place_chosen_gives_the_first_back_and_so_does_every_way_out() {
    var no = county.sent("CP2", "inpatient");
    var first = hold(office, no, bed("H", "21"));
    var second = hold(office, no, bed("H", "22"));
    assertThat(booking(first)).isEqualTo("released");
    county.step(office, no, accept(no, second.booking(), null));
    county.step(town, no, doing(no, "request_cancel", "patient_declined", null));
    assertThat(booking(second)).as("until it is confirmed").isEqualTo("confirmed");
    county.does(office, no, "confirm_cancel", null);
    assertThat(booking(second)).isEqualTo("released");

    var missed = county.sent("CP3", "inpatient");
    var third = hold(office, missed, bed("H", "23"));
    county.step(office, missed, accept(missed, third.booking(), null));
    county.does(office, missed, "miss", null);
    assertThat(booking(third)).isEqualTo("no_show");

    var died = county.sent("CP4", "inpatient");
    var fourth = hold(office, died, bed("H", "24"));
    county.step(office, died, accept(died, fourth.booking(), null));
    county.does(town, died, "die", "家属来电");
    assertThat(booking(fourth)).as("given back by the sender's word").isEqualTo("released");
  }

  @Test
  void a_patient_accepted_without_a_place_is_given_one_later() {
    var no = county.sent("CP5", "inpatient");
    county.does(office, no, "accept", null);
    assertThatThrownBy(() -> county.does(office, no, "book", null))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.WORDS_NEEDED));

    var held = hold(office, no, bed("H", "31"));
    county.step(office, no, place(no, "book", held.booking(), null));

    assertThat(county.state(no)).isEqualTo("booked");
    assertThat(booking(held)).isEqualTo("confirmed");
  }

  @Test
  void a_place_is_the_receivers_and_for_this_patient() {
    var no = county.sent("CP6", "inpatient");
    var other = county.sent("CP7", "inpatient");
    var held = hold(office, other, bed("H", "41"));

    county.refused(office, no, accept(no, held.booking(), null), ReferralProblem.PLACE_ELSEWHERE);
    assertThatThrownBy(() -> hold(office, no, bed("H2", "1"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> hold(town, no, bed("H", "42")))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.NOT_YOUR_SIDE));
    assertThatThrownBy(() -> hold(county.who(Duty.VILLAGE_DOCTOR, "V"), no, bed("H", "43")))
        .satisfies(it -> assertThat(Referring.type(it)).isEqualTo(ReferralProblem.UNKNOWN_CASE));
    assertThat(booking(held)).isEqualTo("held");
  }

  @Test
  void a_hold_that_ran_out_books_nothing() {
    var no = county.sent("CP8", "inpatient");
    var held = hold(office, no, bed("H", "51"));
    owner
        .sql(
            """
            set yipanqi.writes = 'all';
            update scheduling.booking set held_at = '2000-01-01', held_until = '2000-01-02'
             where id = %d
            """
                .formatted(held.booking()))
        .update();

    county.refused(office, no, accept(no, held.booking(), null), SchedulingProblem.HOLD_EXPIRED);
  }

  @Test
  void a_bed_closed_under_a_booking_gives_the_patient_back_to_the_office_with_a_new_clock() {
    var no = county.sent("CP9", "inpatient");
    var bed = bed("H", "61");
    var held = hold(office, no, bed);
    county.step(office, no, accept(no, held.booking(), null));
    assertThat(waits(office, no)).isFalse();

    Referring.as(
        office,
        () -> {
          beds.close(office, bed, 0, "氧气管检修");
          return true;
        });

    assertThat(county.state(no)).isEqualTo("accepted");
    assertThat(waits(office, no)).as("back before whoever has to find another").isTrue();
    var told = Referring.as(town, () -> sheet.read(town, no));
    assertThat(told.line().placeLost()).isTrue();
    assertThat(told.events().getLast().act()).isEqualTo("lose_place");
    assertThat(told.events().getLast().words()).isEqualTo("7 病区 61 床：氧气管检修");
    assertThat(
            county.one("select due_at - since from referral.referral_case where no = '" + no + "'"))
        .contains("15");

    var next = hold(office, no, bed("H", "62"));
    county.step(office, no, place(no, "book", next.booking(), null));
    assertThat(county.state(no)).isEqualTo("booked");
    assertThat(waits(office, no)).isFalse();
  }

  @Test
  void of_two_offices_that_accept_at_one_time_one_has_the_patient_and_the_other_hears_who()
      throws Exception {
    var no = county.sent("CP10", "inpatient");
    var held = hold(office, no, bed("H", "71"));
    var doing = accept(no, held.booking(), null);
    var start = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var tries =
          java.util.stream.Stream.of(1, 2)
              .map(_ ->
                  threads.submit(() -> {
                    start.await();
                    county.step(office, no, doing);
                    return true;
                  }))
              .toList();
      start.countDown();

      var refused = 0;
      for (var each : tries) {
        try {
          each.get();
        } catch (java.util.concurrent.ExecutionException no1) {
          refused++;
          assertThat(Referring.type(no1.getCause())).isEqualTo(ReferralProblem.NOT_NOW);
          assertThat(((Problem) no1.getCause()).arguments().getFirst()).isEqualTo(office.name());
        }
      }
      assertThat(refused).isEqualTo(1);
    }
    assertThat(county.state(no)).isEqualTo("booked");
    assertThat(booking(held)).isEqualTo("confirmed");
  }

  private Held hold(Caller caller, String no, long bed) {
    return Referring.as(caller, () -> places.hold(caller, no, new Place.Bed(bed)));
  }

  private Doing accept(String no, long booking, @Nullable String words) {
    return place(no, "accept", booking, words);
  }

  private Doing place(String no, String act, long booking, @Nullable String words) {
    return new Doing(act, county.version(no), null, words, null, null, booking, null);
  }

  private Doing doing(String no, String act, @Nullable String reason, @Nullable String words) {
    return new Doing(act, county.version(no), reason, words, null, null, null, null);
  }

  private boolean waits(Caller caller, String no) {
    return Referring.as(caller, () -> lists.list(caller, CaseLists.Tray.WAITING, 0, 100)).stream()
        .anyMatch(it -> it.no().equals(no));
  }

  private String booking(Held held) {
    return county.one("select state from scheduling.booking where id = " + held.booking());
  }

  private String lastWords(String no) {
    return county.one(
        """
        select e.words from referral.case_event e
          join referral.referral_case c on c.id = e.case_id
         where c.no = '%s' order by e.id desc limit 1
        """
            .formatted(no));
  }

  private long bed(String place, String bed) {
    return owner
        .sql(
            """
            insert into scheduling.bed (institution_id, ward, department, no, sex)
            select id, '7 病区', '神经内科', :no, 'any' from registry.institution where code = :code
            returning id
            """)
        .param("no", bed)
        .param("code", county.code(place))
        .query(Long.class)
        .single();
  }
}
