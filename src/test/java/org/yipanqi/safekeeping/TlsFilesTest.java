package org.yipanqi.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate and its key are looked at before anybody is served with them. */
class TlsFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final TestCertificate GOOD =
      TestCertificate.of(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(90)));

  @TempDir private Path folder;

  @Test
  void a_good_pair_is_good_until_its_last_moment() {
    var files = GOOD.in(folder);

    assertThat(files.check(NOW)).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThatThrownBy(() -> files.check(NOW.plus(Duration.ofDays(91))))
        .hasMessageContaining("TLS_EXPIRED")
        .hasMessageContaining("2027-02-24");
    assertThatThrownBy(() -> files.check(NOW.minus(Duration.ofDays(2))))
        .hasMessageContaining("TLS_NOT_YET");
  }

  @Test
  void a_key_that_others_may_read_is_refused() throws IOException {
    var files = GOOD.in(folder);
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> files.check(NOW))
        .hasMessageContaining("KEY_EXPOSED")
        .hasMessageContaining("rw-r--r--");
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws IOException {
    var files = GOOD.in(folder);
    var other = TestCertificate.of(NOW.minusSeconds(1), NOW.plusSeconds(60));
    var elsewhere = other.in(Files.createDirectory(folder.resolve("other")));

    assertThatThrownBy(() -> new TlsFiles(files.certificate(), elsewhere.key()).check(NOW))
        .hasMessageContaining("TLS_MISMATCH");
  }

  @Test
  void what_is_no_certificate_or_not_there_is_named() throws IOException {
    var files = GOOD.in(folder);
    Files.writeString(files.certificate(), "hello");
    assertThatThrownBy(() -> files.check(NOW))
        .hasMessageContaining("TLS_UNREADABLE")
        .hasMessageContaining("house.pem");

    GOOD.in(folder);
    Files.writeString(files.key(), "hello");
    assertThatThrownBy(() -> files.check(NOW))
        .hasMessageContaining("TLS_UNREADABLE")
        .hasMessageContaining("house.key");

    Files.delete(files.key());
    assertThatThrownBy(() -> files.check(NOW)).hasMessageContaining("TLS_MISSING");
  }

  @Test
  void one_file_without_the_other_is_a_mistake_and_none_is_no_tls() {
    var file = Optional.of(Path.of("house.pem"));

    assertThat(TlsFiles.of(Optional.empty(), Optional.empty())).isEmpty();
    assertThatThrownBy(() -> TlsFiles.of(file, Optional.empty())).hasMessageContaining("TLS_HALF");
    assertThatThrownBy(() -> TlsFiles.of(Optional.empty(), file)).hasMessageContaining("TLS_HALF");
  }
}
