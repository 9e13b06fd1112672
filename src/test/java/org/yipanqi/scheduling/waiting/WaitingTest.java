package org.yipanqi.scheduling.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.kernel.Problem;
import org.yipanqi.scheduling.Booking;
import org.yipanqi.scheduling.BookingState;
import org.yipanqi.scheduling.Bookings;
import org.yipanqi.scheduling.Green;
import org.yipanqi.scheduling.Line;
import org.yipanqi.scheduling.Place;
import org.yipanqi.scheduling.SchedulingProblem;
import org.yipanqi.scheduling.SharedPlaces;
import org.yipanqi.scheduling.Urgency;
import org.yipanqi.scheduling.keeping.Beds;
import org.yipanqi.scheduling.waiting.WaitingLists.LineEntry;

/** Lines of those who wait for a place, and whom a freed one is offered to. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class WaitingTest {

  private static final int STEPS = 60;

  @Autowired private Waiting waiting;
  @Autowired private WaitingLists lists;
  @Autowired private WaiterRows rows;
  @Autowired private Offers offers;
  @Autowired private Line line;
  @Autowired private Bookings bookings;
  @Autowired private Beds beds;
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
  void a_freed_bed_is_held_for_the_first_in_the_line_and_nobody_goes_past() {
    var bed = at.bed("1", "any");
    var had = hold(bed, "R-0", Urgency.ROUTINE);
    join("R-1", Urgency.ROUTINE);
    join("R-2", Urgency.ROUTINE, Green.CONTRACTED);
    join("R-3", Urgency.ROUTINE);

    bookings.release(at.doctor(), had.id(), had.version(), null);
    assertProblem(SchedulingProblem.OTHERS_WAIT, () -> hold(bed, "R-9", Urgency.ROUTINE));
    offers.sweep();

    assertThat(entries()).extracting(LineEntry::reference).containsExactly("R-2", "R-1", "R-3");
    assertThat(entries().getFirst().state()).isEqualTo("offered");
    assertThat(entries().getFirst().offeredUntil()).isNotNull();
    assertThat(entries().getFirst().reasons())
        .extracting(each -> each.code() + " " + each.points())
        .containsExactly("routine 0", "contracted 100");
  }

  @Test
  void an_offer_that_nobody_confirms_goes_to_the_next_and_twice_missed_is_out_of_the_line() {
    var bed = at.bed("2", "any");
    join("R-1", Urgency.URGENT);
    join("R-2", Urgency.ROUTINE);
    offers.sweep();
    assertThat(holder(bed)).isEqualTo("R-1");

    at.late(live(bed));
    offers.sweep();
    assertThat(holder(bed)).isEqualTo("R-2");
    assertThat(entries()).extracting(LineEntry::reference).containsExactly("R-2", "R-1");

    var second = bookings.find(at.doctor(), live(bed));
    bookings.confirm(at.doctor(), second.id(), second.version());
    assertThat(entries()).extracting(LineEntry::reference).containsExactly("R-1");

    bookings.release(at.doctor(), second.id(), second.version() + 1, null);
    offers.sweep();
    at.late(live(bed));
    offers.sweep();
    assertThat(entries()).isEmpty();
    assertThat(at.broken()).isZero();
  }

  @Test
  void who_is_more_urgent_takes_a_free_bed_although_others_wait() {
    var bed = at.bed("3", "any");
    join("R-1", Urgency.ROUTINE);

    assertProblem(SchedulingProblem.OTHERS_WAIT, () -> hold(bed, "R-8", Urgency.ROUTINE));
    assertThat(hold(bed, "R-9", Urgency.URGENT).state()).isEqualTo(BookingState.HELD);
    assertProblem(SchedulingProblem.ALREADY_WAITING, () -> join("R-1", Urgency.ROUTINE));
  }

  @Test
  void a_bed_for_women_is_not_kept_from_others_by_a_man_who_waits() {
    var bed = at.bed("4", "female");
    waiting.join(at.doctor(), bedFor("male"), at.wanted("R-1", Urgency.URGENT));

    offers.sweep();

    assertThat(entries().getFirst().state()).isEqualTo("waiting");
    assertThat(hold(bed, "R-2", Urgency.ROUTINE).state()).isEqualTo(BookingState.HELD);
  }

  @Test
  void a_bed_that_closes_under_its_offer_puts_the_first_back_in_front() {
    var bed = at.bed("5", "any");
    join("R-1", Urgency.ROUTINE);
    join("R-2", Urgency.ROUTINE);
    offers.sweep();

    beds.close(at.office(), bed, 0, "检修");
    beds.open(at.office(), bed, 1);
    offers.sweep();

    assertThat(holder(bed)).isEqualTo("R-1");
    assertThat(entries().getFirst().missed()).isZero();
  }

  @Test
  void whoever_took_a_place_otherwise_leaves_the_line_and_an_entry_is_left_by_its_own() {
    var bed = at.bed("6", "any");
    var mine = join("R-1", Urgency.ROUTINE);
    var held = hold(bed, "R-1", Urgency.ROUTINE);
    bookings.confirm(at.doctor(), held.id(), held.version());
    assertThat(entries()).isEmpty();

    var other = join("R-2", Urgency.ROUTINE);
    var stranger = SharedPlaces.at(Duty.TOWNSHIP_DOCTOR, 4_999_998);
    assertProblem(SchedulingProblem.UNKNOWN_ENTRY, () -> waiting.leave(stranger, other, 0, null));
    assertProblem(
        SchedulingProblem.CHANGED_MEANWHILE, () -> waiting.leave(at.doctor(), other, 7, null));
    waiting.leave(at.doctor(), other, 0, "已在外院");

    assertThat(entries()).isEmpty();
    assertProblem(
        SchedulingProblem.CHANGED_MEANWHILE, () -> waiting.leave(at.doctor(), mine, 0, null));
  }

  /**
   * Random histories: beds held, confirmed, given back, expired, closed; people joining and
   * leaving; two looking for offers at once. After each step no bed has two, and no free bed stands
   * beside somebody waiting; whom a bed is offered to is the first by the rule.
   */
  @Test
  void in_random_histories_no_bed_has_two_and_nobody_is_passed_over() throws Exception {
    for (var seed : List.of(20261126L, 7L)) {
      at = new SharedPlaces(jdbc, events);
      var chance = new Random(seed);
      var all = List.of(at.bed("1", "any"), at.bed("2", "any"), at.bed("3", "any"));
      for (var step = 0; step < STEPS; step++) {
        act(chance, all, step);
        var before = firstWaiting();
        var free = free(all);
        try (var two = Executors.newFixedThreadPool(2)) {
          var looks = List.of(two.submit(offers::sweep), two.submit(offers::sweep));
          for (var look : looks) {
            look.get();
          }
        }
        var when = "seed %d step %d".formatted(seed, step);
        assertThat(at.broken()).as(when).isZero();
        assertThat(free(all) > 0 && firstWaiting() != null).as(when).isFalse();
        if (before != null && free > 0) {
          assertThat(rows.find(before).orElseThrow().state()).as(when).isEqualTo("offered");
        }
      }
    }
  }

  private void act(Random chance, List<Long> all, int step) {
    var bed = all.get(chance.nextInt(all.size()));
    try {
      switch (chance.nextInt(6)) {
        case 0, 1 ->
            join(
                "H-" + step,
                Urgency.values()[chance.nextInt(3)],
                chance.nextBoolean() ? new Green[] {Green.CONTRACTED} : new Green[0]);
        case 2 -> hold(bed, "D-" + step, Urgency.values()[chance.nextInt(3)]);
        case 3 -> at.late(live(bed));
        case 4 -> {
          var it = bookings.find(at.doctor(), live(bed));
          bookings.release(at.doctor(), it.id(), it.version(), null);
        }
        default -> {
          var it = bookings.find(at.doctor(), live(bed));
          bookings.confirm(at.doctor(), it.id(), it.version());
        }
      }
    } catch (Problem refused) {
      assertThat(refused.type()).isInstanceOf(SchedulingProblem.class);
    }
  }

  private @Nullable Long firstWaiting() {
    return Acting.asHouse(() -> rows.of(at.hospital)).stream()
        .filter(each -> each.state().equals("waiting"))
        .min(
            Comparator.comparing(Waiter::standing, Acting.asHouse(() -> line.order()).comparator()))
        .map(Waiter::id)
        .orElse(null);
  }

  private long free(List<Long> all) {
    var free = new ArrayList<>(all);
    free.removeIf(bed -> live(bed) != 0);
    return free.size();
  }

  private long live(long bed) {
    return at.id(
        """
        select coalesce(max(booking_id), 0) from scheduling.claim where bed_id = %d
        """
            .formatted(bed));
  }

  private @Nullable String holder(long bed) {
    return bookings.find(at.doctor(), live(bed)).reference();
  }

  private Booking hold(long bed, String reference, Urgency urgency) {
    return bookings.hold(at.doctor(), new Place.Bed(bed), at.wanted(reference, urgency));
  }

  private long join(String reference, Urgency urgency, Green... green) {
    return waiting.join(at.doctor(), bedFor(null), at.wanted(reference, urgency, green));
  }

  private WaitFor bedFor(@Nullable String sex) {
    return new WaitFor(at.hospital, "bed", "神经内科", sex, null, null);
  }

  private List<LineEntry> entries() {
    return Acting.within(AssumedCaller.USUAL.scope(), () -> lists.of(at.office(), at.hospitalCode));
  }

  private static void assertProblem(Problem.Type type, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(type));
  }
}
