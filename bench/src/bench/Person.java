package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the sample county at a browser: comes in once and keeps the house's cookies. */
final class Person {

  private static final String PASSWORD = "Yipanqi.sample.2020";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** What the house answered. */
  record Answer(int status, String type, String text) {
    boolean good() {
      return status / 100 == 2;
    }

    /** That something is against a rule, or not the person's to do. */
    boolean refused() {
      return status / 100 == 4;
    }

    JsonNode json() {
      return JSON.readTree(text);
    }

    /** The problem's code; the beginning of the text where it is no problem at all. */
    String code() {
      return type.startsWith("application/problem+json")
          ? json().path("code").asString("?")
          : type + " " + text.substring(0, Math.min(60, text.length()));
    }
  }

  private final String login;
  private final Map<String, String> cookies = new TreeMap<>();

  Person(String login) {
    this.login = login;
  }

  /** A product that answers; asked again and again until it does or has ended. */
  static Product answering(Product product) throws InterruptedException {
    var nobody = new Person("");
    while (product.alive()) {
      try {
        if (nobody.get(product, "api/session").good()) {
          return product;
        }
      } catch (IOException e) {
        // not yet listening
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the product ended: see bench/results/product.log");
  }

  /** Whether the password let them in. */
  boolean come(Product product) throws IOException, InterruptedException {
    cookies.clear();
    var answer =
        ask(product, "POST", "api/session", Map.of("login", login, "password", PASSWORD));
    return answer.good() && in(product);
  }

  /** Whether the house still knows them. */
  boolean in(Product product) throws IOException, InterruptedException {
    var answer = ask(product, "GET", "api/session", null);
    return answer.good() && answer.json().path("standing").asString("").equals("in");
  }

  Answer get(Product product, String path) throws IOException, InterruptedException {
    return ask(product, "GET", path, null);
  }

  Answer post(Product product, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return ask(product, "POST", path, body);
  }

  Answer put(Product product, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return ask(product, "PUT", path, body);
  }

  private Answer ask(Product product, String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    var request = request(product, path);
    if (body == null) {
      return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
    }
    var text = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(request.header("Content-Type", "application/json").method(method, text));
  }

  /** Sends a file to be imported, as the page does. */
  Answer send(Product product, String format, String name, String rows)
      throws IOException, InterruptedException {
    var body =
        """
        --crash
        Content-Disposition: form-data; name="format"

        %s
        --crash
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: text/csv

        """
                .formatted(format, name)
                .replace("\n", "\r\n")
            + rows
            + "\r\n--crash--\r\n";
    return send(
        request(product, "api/imports")
            .header("Content-Type", "multipart/form-data; boundary=crash")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  private static HttpRequest.Builder request(Product product, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + "/" + path))
        .timeout(PATIENCE);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (cookies.containsKey("XSRF-TOKEN")) {
      request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    var answer =
        CLIENT.send(
            request.header("Accept-Language", "zh").build(), HttpResponse.BodyHandlers.ofString());
    for (var line : answer.headers().allValues("Set-Cookie")) {
      var pair = line.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }
}
