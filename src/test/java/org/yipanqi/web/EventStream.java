package org.yipanqi.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open browser's ear: reads a stream of events as they come. */
public final class EventStream implements AutoCloseable {

  /** One event; the id is empty where none came with it. */
  public record Event(String name, JsonNode data, String id) {}

  private static final long PATIENCE_SECONDS = 20;
  private static final Event END = new Event("", JsonMapper.shared().createObjectNode(), "");

  private final HttpResponse<InputStream> answer;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Event> passed = new ArrayList<>();

  private EventStream(HttpResponse<InputStream> answer) {
    this.answer = answer;
    if (answer.statusCode() == 200) {
      Thread.ofVirtual().start(this::read);
    }
  }

  /**
   * @param headers further ones, names and values in turn
   */
  public static EventStream open(int port, @Nullable String lastId, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"));
    request.header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new EventStream(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  public HttpResponse<InputStream> answer() {
    return answer;
  }

  /** The next event of a name; others before it are passed over. */
  public Event next(String name) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null || event == END) {
        throw new AssertionError("no " + name + " came");
      }
      if (event.name().equals(name)) {
        return event;
      }
      passed.add(event);
    }
  }

  /** An event of a name, come already or yet to come: topics are held back each for itself. */
  public Event heard(String name) throws InterruptedException {
    for (var event : passed) {
      if (event.name().equals(name)) {
        return event;
      }
    }
    return next(name);
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      var block = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          block.add(line);
        } else {
          events.add(event(block));
          block.clear();
        }
      }
    } catch (IOException e) {
      // closed: the end is told below
    }
    events.add(END);
  }

  private static Event event(List<String> block) {
    return new Event(
        field(block, "event: "),
        JsonMapper.shared().readTree(field(block, "data: ")),
        field(block, "id: "));
  }

  private static String field(List<String> block, String heading) {
    return block.stream()
        .filter(line -> line.startsWith(heading))
        .map(line -> line.substring(heading.length()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    answer.body().close();
  }
}
