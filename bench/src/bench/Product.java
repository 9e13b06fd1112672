package bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as anybody starts it: {@code ./yipanqi start}, in a process of its own. */
final class Product implements AutoCloseable {

  static final String BOARD = "api/board?pack=yunan-2020&scope=445322&period=2020";

  /** Another way to start the product, for example from classes just compiled. */
  private static final String COMMAND =
      System.getenv().getOrDefault("YIPANQI_COMMAND", "./yipanqi");

  private static final long PATIENCE_SECONDS = 900;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Path data;
  private final int port;
  private volatile String token = "";

  private Product(Process process, Path data, int port) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.address = "http://127.0.0.1:" + port + "/";
  }

  /** Starts it and answers at once; {@link #await} waits for a page. */
  static Product start(Place place, Path data, String... options) throws IOException {
    return start(place, data, Map.of(), options);
  }

  /** The same with settings of its own. */
  static Product start(Place place, Path data, Map<String, String> settings, String... options)
      throws IOException {
    var port = freePort();
    var command = new ArrayList<String>(List.of(COMMAND, "start"));
    command.addAll(List.of(options));
    var builder = builder(place, data, command);
    builder.environment().put("YIPANQI_PORT", Integer.toString(port));
    builder.environment().putAll(settings);
    return new Product(builder.start(), data, port);
  }

  /** Starts one of the product's commands; what it says goes to the log. */
  static Process launch(Place place, Path data, String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of(COMMAND));
    command.addAll(List.of(arguments));
    var log = place.results().resolve("product.log").toFile();
    return builder(place, data, command)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /** Runs one of the product's commands to its end and answers what it printed. */
  static String command(Place place, Path data, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(COMMAND));
    command.addAll(List.of(arguments));
    var process = builder(place, data, command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue() + "\n" + said);
    }
    return said;
  }

  private static ProcessBuilder builder(Place place, Path data, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(place.product().toFile());
    var environment = builder.environment();
    environment.remove("YIPANQI_DATABASE_URL");
    environment.put("YIPANQI_DATA", data.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("YIPANQI_REQUESTS_PER_SECOND", "0");
    environment.put("YIPANQI_FILES_PER_MINUTE", "0");
    var log = place.results().resolve("product.log").toFile();
    return builder
        .redirectError(ProcessBuilder.Redirect.appendTo(log))
        .redirectOutput(
            command.contains("start")
                ? ProcessBuilder.Redirect.appendTo(log)
                : ProcessBuilder.Redirect.PIPE);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Comes in as the reform officer and asks for a page until it is there. */
  Product await(String path) throws InterruptedException {
    awaitAnswer("api/session");
    try (var connection = new Server(data).connect()) {
      token = Somebody.signedIn(connection, "REFORM_OFFICER", "445322");
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    return awaitAnswer(path);
  }

  private Product awaitAnswer(String path) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < until) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the product ended: see bench/results/product.log");
      }
      try {
        if (status(path) == 200) {
          return this;
        }
      } catch (IOException e) {
        // not yet listening
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no answer from " + path);
  }

  private int status(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  HttpRequest.Builder request(String path) {
    return as(token, path);
  }

  /** A request by somebody else who has signed in. */
  HttpRequest.Builder as(String other, String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(60))
        .header("Cookie", cookie(other))
        .header("X-XSRF-TOKEN", "bench");
  }

  private static String cookie(String token) {
    return "yipanqi=" + token + "; XSRF-TOKEN=bench";
  }

  /** What a browser would send along, as a line of a request's head. */
  String cookieLine() {
    return "Cookie: " + cookie(token) + "\r\n";
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    var answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Sends a file to be imported, as the page does. Answers the import's number. */
  String upload(String format, Path file) throws IOException, InterruptedException {
    var boundary = "yipanqi-bench-boundary";
    var head =
        """
        --%1$s
        Content-Disposition: form-data; name="format"

        %2$s
        --%1$s
        Content-Disposition: form-data; name="file"; filename="%3$s"
        Content-Type: text/csv

        """
            .formatted(boundary, format, file.getFileName())
            .replace("\n", "\r\n");
    var body =
        HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofString(head),
            HttpRequest.BodyPublishers.ofFile(file),
            HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    var request =
        request("api/imports")
            .timeout(Duration.ofMinutes(10))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body)
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IllegalStateException("upload: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).get("id").asString();
  }

  /** A line of {@code /proc/PID/status} in megabytes: VmRSS now, VmHWM the most there was. */
  double megabytes(String line) throws IOException {
    for (var text : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (text.startsWith(line + ":")) {
        return Long.parseLong(text.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IllegalStateException("no " + line);
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** A number of {@code /proc/PID/status}, such as its Threads. */
  long number(String line) throws IOException {
    for (var text : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (text.startsWith(line + ":")) {
        return Long.parseLong(text.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("no " + line);
  }

  /** What it really holds on its heap, in megabytes: after everything else was collected. */
  double heap() throws IOException, InterruptedException {
    jcmd("GC.run");
    var used = 0L;
    for (var line : jcmd("GC.heap_info").split("\n")) {
      var found = java.util.regex.Pattern.compile("(?:DefNew|Tenured).*used (\\d+)K").matcher(line);
      used += found.find() ? Long.parseLong(found.group(1)) : 0;
    }
    return used / 1024.0;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked = new ProcessBuilder(tool, Long.toString(process.pid()), command).start();
    var said = new String(asked.getInputStream().readAllBytes());
    asked.waitFor();
    return said;
  }

  /** Files and sockets it has open. */
  long handles() throws IOException {
    try (var all = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return all.count();
    }
  }

  HttpClient client() {
    return client;
  }

  /** Ends it without a word (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    client.close();
  }

  boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the product does not end");
    }
    client.close();
  }
}
