package org.yipanqi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yipanqi.watch.Reading.Sample;

class ExpositionTest {

  @Test
  void readings_are_written_as_prometheus_reads_them() {
    var text =
        Exposition.of(
            List.of(
                Reading.gauge("a_bytes", "So many\nbytes.", 1.5e9),
                new Reading(
                    "b_seconds",
                    "Times.",
                    Reading.Kind.HISTOGRAM,
                    List.of(
                        new Sample("_bucket", Map.of("route", "/x/{id}", "le", "+Inf"), 3),
                        new Sample("_sum", Map.of("route", "a\"b\\c"), 0.25)))));

    assertThat(text)
        .isEqualTo(
            """
            # HELP a_bytes So many\\nbytes.
            # TYPE a_bytes gauge
            a_bytes 1500000000
            # HELP b_seconds Times.
            # TYPE b_seconds histogram
            b_seconds_bucket{le="+Inf",route="/x/{id}"} 3
            b_seconds_sum{route="a\\"b\\\\c"} 0.25
            """);
  }
}
