package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database server of a data folder, once a product or a command has started it. */
record Server(Path data) {

  /** As the owner of the product's tables. */
  Connection connect() throws SQLException, IOException {
    return connect("yipanqi", "database.password");
  }

  private Connection connect(String user, String secret) throws SQLException, IOException {
    var port = Files.readAllLines(data.resolve("postgresql-18/postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/yipanqi",
        user,
        Files.readString(data.resolve(secret)).strip());
  }

  /** Writes out what earlier work left, so that the next one does not pay for it. */
  void settle() throws SQLException, IOException {
    try (var connection = connect("postgres", "administrator.password")) {
      Sql.run(connection, "checkpoint");
    }
  }
}
