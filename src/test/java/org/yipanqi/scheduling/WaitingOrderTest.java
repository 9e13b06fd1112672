package org.yipanqi.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yipanqi.scheduling.Green.CONTRACTED;
import static org.yipanqi.scheduling.Green.KEY_GROUP;
import static org.yipanqi.scheduling.Urgency.PRIORITY;
import static org.yipanqi.scheduling.Urgency.ROUTINE;
import static org.yipanqi.scheduling.Urgency.URGENT;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yipanqi.scheduling.WaitingOrder.Reason;
import org.yipanqi.scheduling.WaitingOrder.Standing;

class WaitingOrderTest {

  private static final OffsetDateTime EIGHT = OffsetDateTime.parse("2026-11-26T08:00:00+08:00");

  private final WaitingOrder order =
      new WaitingOrder(
          Map.of(
              "points_urgent", 1000,
              "points_priority", 500,
              "points_routine", 0,
              "points_contracted", 100,
              "points_key_group", 50));

  @Test
  void urgency_goes_before_the_green_channel_and_that_before_time() {
    var routineFirst = standing(1, ROUTINE, Set.of(), 0, 0);
    var keyGroup = standing(2, ROUTINE, Set.of(KEY_GROUP), 0, 10);
    var contracted = standing(3, ROUTINE, Set.of(CONTRACTED), 0, 20);
    var both = standing(4, ROUTINE, Set.of(CONTRACTED, KEY_GROUP), 0, 30);
    var priority = standing(5, PRIORITY, Set.of(), 0, 40);
    var urgent = standing(6, URGENT, Set.of(), 0, 50);

    var served =
        List.of(routineFirst, keyGroup, contracted, both, priority, urgent).stream()
            .sorted(order.comparator())
            .toList();

    assertThat(served).containsExactly(urgent, priority, both, contracted, keyGroup, routineFirst);
  }

  @Test
  void among_equals_whoever_came_first_and_after_all_who_let_an_offer_pass() {
    var later = standing(1, ROUTINE, Set.of(), 0, 5);
    var earlier = standing(2, ROUTINE, Set.of(), 0, 1);
    var urgentWhoMissed = standing(3, URGENT, Set.of(), 1, 0);

    var served =
        List.of(later, earlier, urgentWhoMissed).stream().sorted(order.comparator()).toList();

    assertThat(served).containsExactly(earlier, later, urgentWhoMissed);
  }

  @Test
  void a_place_explains_itself() {
    assertThat(order.reasons(PRIORITY, Set.of(KEY_GROUP, CONTRACTED)))
        .containsExactly(
            new Reason("priority", 500),
            new Reason("contracted", 100),
            new Reason("key_group", 50));
    assertThat(order.points(PRIORITY, Set.of(KEY_GROUP, CONTRACTED))).isEqualTo(650);
  }

  private static Standing standing(
      long id, Urgency urgency, Set<Green> green, int missed, int minute) {
    return new Standing(id, urgency, green, missed, EIGHT.plusMinutes(minute));
  }
}
