package org.yipanqi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL itself over the tables of a folder: begun, looked for, ended. */
record ServerProcess(Path cluster, Programs programs, ServerAccount account) {

  private static final int START_ATTEMPTS = 3;
  private static final int WAIT_SECONDS = 60;
  private static final String LOG = "start.log";

  /** The server that is there already, once it is past starting or stopping. */
  Optional<Postmaster> settled() throws IOException {
    var deadline = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
    var running = Postmaster.of(cluster);
    while (running.isPresent() && !running.get().ready() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      running = Postmaster.of(cluster);
    }
    return running;
  }

  /** Returns the port when the server takes connections. */
  int launch(Tuning tuning) throws IOException {
    for (var attempt = 1; ; attempt++) {
      var port = freePort();
      try {
        begin(port, tuning.settings(), List.of("--wait", "--timeout=" + WAIT_SECONDS));
        return port;
      } catch (IOException e) {
        if (attempt == START_ATTEMPTS) {
          throw new IOException(e.getMessage() + " (see " + cluster.resolve("log") + ")", e);
        }
      }
    }
  }

  /** Begins a server that will bring its tables up to date, and doesn't wait for it. */
  void launchForRecovery(Map<String, String> settings) throws IOException {
    begin(freePort(), settings, List.of("--no-wait"));
  }

  /** What a server said that keeps no log of its own. */
  Path said() {
    return cluster.resolve(LOG);
  }

  void stop(String mode) throws IOException {
    if (Postmaster.of(cluster).isPresent()) {
      programs.run(
          account,
          "pg_ctl",
          List.of("stop", "--pgdata=" + cluster, "--mode=" + mode, "--wait", "--timeout=100"));
    }
  }

  private void begin(int port, Map<String, String> settings, List<String> waiting)
      throws IOException {
    var options = new StringBuilder("-p " + port);
    settings.forEach((name, value) ->
        options.append(" -c ").append(name).append("='").append(value).append('\''));
    var arguments =
        List.of(
            "start",
            "--pgdata=" + cluster,
            "--log=" + cluster.resolve(LOG),
            "--options=" + options);
    programs.run(
        account,
        "pg_ctl",
        java.util.stream.Stream.concat(arguments.stream(), waiting.stream()).toList());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
