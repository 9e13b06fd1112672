package org.yipanqi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.web.EventLog.News;

/** Server-sent events: what moved, as it moves. */
@RestController
@Needs(Needs.SIGNED_IN)
@ConditionalOnWebApplication
@RequestMapping("/api/events")
class EventController {

  private static final Logger LOG = LoggerFactory.getLogger(EventController.class);

  /** Proxies give a silent line up after thirty seconds or more. */
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final EventStreams streams;

  EventController(EventStreams streams) {
    this.streams = streams;
  }

  /**
   * Streams until the browser goes or the product ends. Each stream has a virtual thread that waits
   * and writes; one whose browser doesn't take what is written ends by Tomcat's timeout, and holds
   * nobody else up meanwhile.
   *
   * @param lastId the id heard last, as a browser sends it that lost its line
   * @param after the same, from a page that begins a new stream
   */
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void events(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
      @RequestParam(required = false) @Nullable String after,
      HttpServletResponse response)
      throws InterruptedException {
    streams.enter();
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
      stream(response, lastId == null ? after : lastId);
    } catch (IOException e) {
      LOG.debug("a browser has gone: {}", e.getMessage());
    } finally {
      streams.leave();
    }
  }

  private void stream(HttpServletResponse response, @Nullable String lastId)
      throws IOException, InterruptedException {
    var begun = streams.log().begin(lastId);
    write(response, begun.text());
    var cursor = begun.cursor();
    while (true) {
      switch (streams.log().next(cursor, BEAT_NANOS)) {
        case News.Told told -> {
          write(response, told.text());
          cursor = told.cursor();
        }
        case News.Silence _ -> write(response, EventData.BEAT);
        case News.End _ -> {
          return;
        }
      }
    }
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
