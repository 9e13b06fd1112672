package org.yipanqi.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much each may do. */
class BucketsTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND / 2);

  private Buckets buckets(double perSecond, int holds, int most) {
    return new Buckets(perSecond, holds, most, now::get);
  }

  private long takeAll(Buckets buckets, String whose, int times) {
    var refused = 0;
    for (var i = 0; i < times; i++) {
      refused += buckets.take(whose) > 0 ? 1 : 0;
    }
    return refused;
  }

  @Test
  void a_full_one_is_good_for_a_rush_and_then_for_the_steady_pace() {
    var buckets = buckets(2, 5, 100);

    assertThat(takeAll(buckets, "a", 7)).isEqualTo(2);
    now.addAndGet(SECOND);
    assertThat(takeAll(buckets, "a", 3)).isEqualTo(1);
    now.addAndGet(3600 * SECOND);
    assertThat(takeAll(buckets, "a", 6)).isEqualTo(1);
  }

  @Test
  void it_says_in_how_many_seconds_there_is_one_again_and_keeps_its_word() {
    var buckets = buckets(0.1, 1, 100);
    buckets.take("a");

    assertThat(buckets.take("a")).isEqualTo(10);
    now.addAndGet(9 * SECOND);
    assertThat(buckets.take("a")).isEqualTo(1);
    now.addAndGet(SECOND);
    assertThat(buckets.take("a")).isZero();
  }

  @Test
  void nobody_takes_from_anothers() {
    var buckets = buckets(1, 2, 100);

    assertThat(takeAll(buckets, "a", 50)).isEqualTo(48);
    assertThat(takeAll(buckets, "b", 2)).isZero();
  }

  @Test
  void of_very_many_the_ones_that_rest_the_longest_are_forgotten_and_no_more_kept() {
    var buckets = buckets(1, 1, 3);
    for (var i = 0; i < 1_000; i++) {
      buckets.take("busy");
      buckets.take("address " + i);
    }

    assertThat(buckets.size()).isEqualTo(3);
    assertThat(buckets.take("busy")).isPositive();
  }

  @Test
  void nought_is_no_limit() {
    assertThat(takeAll(buckets(0, 0, 100), "a", 1_000)).isZero();
  }

  @Test
  void the_addresses_of_one_ipv6_network_are_one() {
    assertThat(RateLimit.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(RateLimit.network("2001:db8:1:2:ffff::1"))
        .isNotEqualTo(RateLimit.network("2001:db8:1:3::1"));
    assertThat(RateLimit.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
