package org.yipanqi.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How to reach a database. The password never shows. */
public record DatabaseAddress(String url, String user, String password) {

  /** The driver then leaves out of its messages which values were at fault: they reach our log. */
  private static final String SILENT = "logServerErrorDetail=false";

  public DatabaseAddress {
    if (url.startsWith("jdbc:postgresql:") && !url.contains("logServerErrorDetail")) {
      url = url + (url.contains("?") ? "&" : "?") + SILENT;
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  DatabaseAddress database(int port, String name) {
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + name, user, password);
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
