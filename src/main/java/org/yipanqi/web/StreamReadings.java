package org.yipanqi.web;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.yipanqi.watch.Reading;
import org.yipanqi.watch.Readings;

/** How many browsers follow the changes. */
@Component
@ConditionalOnWebApplication
class StreamReadings implements Readings {

  private final EventStreams streams;

  StreamReadings(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public List<Reading> read() {
    return List.of(
        Reading.gauge(
            "yipanqi_event_streams", "Browsers that follow the changes.", streams.open()));
  }
}
