package org.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseClockTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York"})
  void today_is_today_in_china_whatever_zone_the_machine_is_set_to(String zone) {
    var usual = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      assertThat(new Yipanqi().clock().getZone()).hasToString("Asia/Shanghai");
    } finally {
      TimeZone.setDefault(usual);
    }
  }
}
