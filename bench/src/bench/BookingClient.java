package bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process of its own that books, and may be killed at any moment. Says one line for each attempt:
 * what it was told, and nothing that it was not.
 */
final class BookingClient {

  /** Where, as whom, for whom; and what there is, as the beginnings of JSON objects. */
  record Task(
      String address, String token, String asker, int attempts, long seed, List<String> places) {}

  private static final int THREADS = 8;
  private static final double CUT = 0.03;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Task task;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private BookingClient(Task task) {
    this.task = task;
  }

  /** Reads its task from the standard input. */
  static void run() throws Exception {
    var client = new BookingClient(JSON.readValue(System.in.readAllBytes(), Task.class));
    var left = new AtomicInteger(client.task.attempts());
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var i = 0; i < THREADS; i++) {
        var chance = new Random(client.task.seed() + i);
        threads.submit(() -> {
          while (left.getAndDecrement() > 0) {
            client.attempt(chance);
          }
        });
      }
    }
  }

  private void attempt(Random chance) {
    var place = task.places().get(chance.nextInt(task.places().size()));
    var body =
        "{%s,\"forInstitution\":\"%s\",\"urgency\":\"routine\",\"reference\":\"PROOF\"}"
            .formatted(place, task.asker());
    try {
      if (chance.nextDouble() < CUT) {
        cut(body);
        say("cut");
        return;
      }
      var answer = post("api/bookings", body);
      if (answer.statusCode() != 201) {
        say(answer.statusCode() / 100 == 4 ? "refused " + code(answer) : "fault " + code(answer));
        return;
      }
      var booking = JSON.readTree(answer.body());
      say("held");
      var id = booking.get("id").asLong();
      var what = chance.nextInt(10);
      if (what < 3) {
        return; // forgets it: the hold ends by itself
      }
      if (what < 5) {
        tell("released", id, change(id, "release", 0));
        return;
      }
      var confirmed = change(id, "confirmation", 0);
      tell("confirmed", id, confirmed);
      if (what < 9 && confirmed.statusCode() == 200) {
        tell("released", id, change(id, "release", 1));
      }
    } catch (IOException e) {
      say("fault " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> change(long id, String act, int version)
      throws IOException, InterruptedException {
    return post("api/bookings/" + id + "/" + act, "{\"version\":" + version + "}");
  }

  private static void tell(String what, long id, HttpResponse<String> answer) {
    say(answer.statusCode() == 200 ? what + " " + id : "not " + what + " " + code(answer));
  }

  private static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + JSON.readTree(answer.body()).path("code").asString("?");
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(task.address() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Cookie", cookies())
            .header("X-XSRF-TOKEN", "bench")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks and hangs up before the answer. */
  private void cut(String body) throws IOException {
    var uri = URI.create(task.address());
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      var head =
          """
          POST /api/bookings HTTP/1.1
          Host: %s:%d
          Cookie: %s
          X-XSRF-TOKEN: bench
          Content-Type: application/json
          Content-Length: %d

          """
              .formatted(uri.getHost(), uri.getPort(), cookies(), bytes.length)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }
  }

  private String cookies() {
    return "yipanqi=" + task.token() + "; XSRF-TOKEN=bench";
  }

  private static void say(String line) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
  }
}
