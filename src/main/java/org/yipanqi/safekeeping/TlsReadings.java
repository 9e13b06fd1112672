package org.yipanqi.safekeeping;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yipanqi.kernel.Problem;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readings;

/**
 * Until when the certificate is good, for an alarm in time; without one there is nothing to tell.
 */
@Component
@ConditionalOnProperty("yipanqi.tls.certificate")
class TlsReadings implements Readings {

  private final TlsFiles files;

  TlsReadings(
      @Value("${yipanqi.tls.certificate}") Path certificate,
      @Value("${yipanqi.tls.key}") Path key) {
    files = new TlsFiles(certificate, key);
  }

  /** Nought when the file can't be read: an alarm looks at it too. */
  @Override
  public List<Reading> read() {
    return List.of(
        Reading.gauge(
            "yipanqi_tls_certificate_until_timestamp_seconds",
            "The last moment of the certificate in the file; 0 when it can't be read.",
            until()));
  }

  private double until() {
    try {
      return files.until().getEpochSecond();
    } catch (Problem e) {
      return 0;
    }
  }
}
