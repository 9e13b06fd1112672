package org.yipanqi.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Another program beside the test's own: opens the embedded database and holds it until told. */
final class Tenant implements AutoCloseable {

  private final Process process;

  private Tenant(Process process) {
    this.process = process;
  }

  static Tenant openIn(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Tenant.class.getName(),
            folder.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"open".equals(said.readLine())) {
      throw new IOException("the other program did not open the database");
    }
    return new Tenant(process);
  }

  /** As a power cut or kill -9 would: no goodbye. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** In good order. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    var settings = new DatabaseSettings(null, "", "", "", Path.of(arguments[0]), true);
    try (var database = Database.open(settings);
        var connection = database.address().connect();
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists visit_of_a_tenant (at timestamptz)");
      statement.execute("insert into visit_of_a_tenant values (now())");
      System.out.println("open");
      while (System.in.read() >= 0) {
        // Until the test closes our input.
      }
    }
  }
}
