package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One open browser's stream over a plain socket, so that it can be cut as a cable is. */
final class Ear implements AutoCloseable {

  /** An event and when it was heard, on the clock that the product's machine has too. */
  record Heard(String name, JsonNode data, long millis, long nanos) {}

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Socket socket;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final boolean keeps;
  private volatile String lastId = "";
  private volatile long generation;
  private volatile boolean greeted;
  private volatile boolean reset;
  private volatile boolean ended;

  private Ear(Socket socket, boolean keeps) {
    this.socket = socket;
    this.keeps = keeps;
  }

  /**
   * @param lastId empty for a new page
   * @param keeps whether events can be asked for with {@link #next}
   */
  static Ear open(Product product, String lastId, boolean keeps) throws IOException {
    var ear = connect(product, lastId, keeps);
    Thread.ofVirtual().start(ear::listen);
    return ear;
  }

  /** Asks for the stream and then never reads a byte of it. */
  static Ear deaf(Product product) throws IOException {
    return connect(product, "", false);
  }

  private static Ear connect(Product product, String lastId, boolean keeps) throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", product.port()), 10_000);
    var request = "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n";
    var id = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
    socket.getOutputStream().write((request + product.cookieLine() + id + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return new Ear(socket, keeps);
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024)) {
      var name = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          hear(name, line.substring(6));
        } else if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        }
      }
    } catch (IOException e) {
      // cut: told by the end
    }
    ended = true;
  }

  private void hear(String name, String text) {
    var now = System.nanoTime();
    greeted |= name.equals("hello");
    reset |= name.equals("reset");
    var data = JSON.readTree(text);
    if (name.equals("cells")) {
      generation = Math.max(generation, data.path("generation").asLong());
    }
    if (keeps) {
      heard.add(new Heard(name, data, System.currentTimeMillis(), now));
    }
  }

  /** The next event, or null when none comes in time. */
  Heard next(long milliseconds) throws InterruptedException {
    return heard.poll(milliseconds, TimeUnit.MILLISECONDS);
  }

  void forget() {
    heard.clear();
  }

  String lastId() {
    return lastId;
  }

  long generation() {
    return generation;
  }

  boolean greeted() {
    return greeted;
  }

  boolean wasReset() {
    return reset;
  }

  boolean ended() {
    return ended;
  }

  /** Without a farewell: the other side learns of it when it next writes. */
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
