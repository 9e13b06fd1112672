package org.yipanqi.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Hands out connections in the name that the thread works in ({@link Acting}), with the settings
 * that the policies and the write guard read. A connection keeps its settings until it is lent to
 * somebody else, so that the same user's next request costs nothing.
 */
final class ActingDataSource extends AbstractDataSource implements AutoCloseable {

  private static final String SCOPE =
      """
      select set_config('yipanqi.user', ?, false), set_config('yipanqi.records', ?, false),
             set_config('yipanqi.homes', ?, false), set_config('yipanqi.figures', ?, false),
             set_config('yipanqi.trail', ?, false)
      """;
  private static final String WRITES =
      """
      select set_config('yipanqi.writes', ?, false)
      """;

  private final HikariDataSource house;
  private final HikariDataSource requests;
  private final Scope unbound;
  private final Map<PGConnection, Acting.Name> lent =
      Collections.synchronizedMap(new WeakHashMap<>());

  ActingDataSource(HikariDataSource house, HikariDataSource requests, Scope unbound) {
    this.house = house;
    this.requests = requests;
    this.unbound = unbound;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var name = Acting.said() ? Acting.current() : new Acting.Request(unbound);
    var connection =
        switch (name) {
          case Acting.House _ -> house.getConnection();
          case Acting.Request _ -> requests.getConnection();
        };
    try {
      var physical = connection.unwrap(PGConnection.class);
      if (!name.equals(lent.get(physical))) {
        lent.remove(physical);
        tell(connection, name);
        lent.put(physical, name);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void tell(Connection connection, Acting.Name name) throws SQLException {
    switch (name) {
      case Acting.House at -> set(connection, WRITES, at.writes().setting());
      case Acting.Request(var scope) ->
          set(
              connection,
              SCOPE,
              scope.user(),
              scope.records().setting(),
              scope.homes().setting(),
              scope.figures().setting(),
              scope.trail().setting());
    }
  }

  private static void set(Connection connection, String sql, String... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  @Override
  public Connection getConnection(String username, String password) {
    throw new UnsupportedOperationException("connections come by name of the work");
  }

  @Override
  public void close() {
    requests.close();
    house.close();
  }
}
