package org.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;

/** A body is read as it comes, and not for ever. */
class MeasuredBodyTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();

  private MeasuredBody body(int bytes, long most) {
    var in = new DelegatingServletInputStream(new java.io.ByteArrayInputStream(new byte[bytes]));
    return new MeasuredBody(in, most, 2, now::get);
  }

  @Test
  void one_that_comes_in_time_is_read_whole() throws IOException {
    var body = body(50_000, 50_000);

    for (var i = 0; i < 5; i++) {
      now.addAndGet(SECOND);
      assertThat(body.readNBytes(10_000)).hasSize(10_000);
    }
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.tooSlow()).isFalse();
  }

  @Test
  void one_that_comes_in_drops_is_given_up() throws IOException {
    var body = body(50_000, 50_000);

    body.read();
    now.addAndGet(SECOND);
    body.read();
    now.addAndGet(SECOND + SECOND / 100);

    assertThatThrownBy(body::read).hasMessage("too-slow");
    assertThat(body.tooSlow()).isTrue();
  }

  @Test
  void one_that_has_no_end_is_given_up() {
    var body = body(1_000, 999);

    assertThatThrownBy(body::readAllBytes).hasMessage("upload-too-large");
  }
}
