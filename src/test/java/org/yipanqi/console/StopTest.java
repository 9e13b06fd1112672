package org.yipanqi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.SomebodyIn;
import org.yipanqi.database.Database;
import org.yipanqi.database.TestFolder;

/** The product in a process of its own, told to stop in the middle of its work. */
class StopTest {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final int PATIENCE_SECONDS = 120;

  @Test
  void told_to_stop_it_ends_streams_at_once_answers_what_was_asked_and_goes() throws Exception {
    try (var folder = TestFolder.create()) {
      var watched = freePort();
      var product = start(folder.path(), watched);
      try {
        var port = port(product);
        var somebody = somebodyIn(folder);
        try (var stream = new Socket("127.0.0.1", port);
            var upload = new Socket("127.0.0.1", port)) {
          send(stream, "GET /api/events HTTP/1.1\r\nHost: test\r\n" + somebody + "\r\n");
          var events = reader(stream);
          await(events, "event: hello");
          var rest = beginUpload(upload, somebody);
          bothAreRunning(watched);

          product.destroy(); // SIGTERM

          await(events, "0"); // the stream's end, while the upload still waits for us
          send(upload, rest);
          assertThat(reader(upload).readLine()).isEqualTo("HTTP/1.1 202 ");
        }
        assertThat(product.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(product.exitValue()).isEqualTo(143);
      } finally {
        product.destroyForcibly();
      }
      assertThat(folder.path().resolve("postgresql-18/postmaster.pid")).doesNotExist();
      assertThat(states(folder)).hasSize(1).isSubsetOf("done", "interrupted");
    }
  }

  private static Process start(Path folder, int watched) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=en",
            "-Dyipanqi.home=" + Path.of("").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.yipanqi.Yipanqi",
            "start",
            "--no-sample");
    builder.environment().remove("YIPANQI_DATABASE_URL");
    builder.environment().put("YIPANQI_DATA", folder.toString());
    builder.environment().put("YIPANQI_PORT", "0");
    builder.environment().put("YIPANQI_WATCH_PORT", Integer.toString(watched));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static int port(Process product) throws IOException {
    var said =
        new BufferedReader(new InputStreamReader(product.getInputStream(), StandardCharsets.UTF_8));
    var port = 0;
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var found = ADDRESS.matcher(line);
      port = found.find() ? Integer.parseInt(found.group(1)) : port;
      if (line.startsWith("Ready")) {
        return port;
      }
    }
    throw new IOException("the product did not start");
  }

  /** Sends a request but for its last bytes, which it answers. */
  private static String beginUpload(Socket socket, String somebody) throws IOException {
    var body =
        """
        --cut
        Content-Disposition: form-data; name="format"

        divisions
        --cut
        Content-Disposition: form-data; name="file"; filename="divisions.csv"
        Content-Type: text/csv

        code,name
        445322,Yunan

        --cut--
        """
            .replace("\n", "\r\n");
    var half = body.length() / 2;
    send(
        socket,
        "POST /api/imports HTTP/1.1\r\nHost: test\r\n"
            + somebody
            + "Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body.substring(0, half));
    return body.substring(half);
  }

  private static void bothAreRunning(int watched) throws Exception {
    var ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + watched + "/metrics")).build();
    try (var client = HttpClient.newHttpClient()) {
      while (!client
          .send(ask, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("yipanqi_requests_running 2")) {
        Thread.onSpinWait();
      }
    }
  }

  /** The head's lines of whoever may send files; the product runs beside. */
  private static String somebodyIn(TestFolder folder) throws Exception {
    try (var database = Database.open(folder.settings());
        var owner = database.address().connect()) {
      return SomebodyIn.lines(owner, Duty.REFORM_OFFICER, "445322");
    }
  }

  private static List<String> states(TestFolder folder) throws Exception {
    try (var database = Database.open(folder.settings());
        var connection = database.address().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select state from facts.import_job")) {
      var states = new java.util.ArrayList<String>();
      while (rows.next()) {
        states.add(rows.getString(1));
      }
      return states;
    }
  }

  private static void await(BufferedReader reader, String line) throws IOException {
    for (var read = reader.readLine(); !line.equals(read); read = reader.readLine()) {
      assertThat(read).as("before \"%s\" came", line).isNotNull();
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
