package bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.yipanqi.safekeeping.Digests;

/** Somebody who has signed in. */
final class Somebody {

  private Somebody() {}

  /**
   * Adds an account with a duty at a place, and a session of it.
   *
   * @return what the browser's cookie holds
   */
  static String signedIn(Connection connection, String duty, String unit) throws SQLException {
    var token = UUID.randomUUID() + "-" + UUID.randomUUID();
    try (var statement =
        connection.prepareStatement(
            """
            with a as (
              insert into access.account (login, name, created_at, created_by)
              values (?, '测量', now(), 'bench') returning id),
            h as (
              insert into access.duty_held (account_id, duty, unit, valid_from, basis, proposed_by,
                     proposed_at, approved_by, approved_at)
              select id, ?, ?, date '2000-01-01', 'bench', 'bench', now(), 'bench', now() from a
              returning id, account_id)
            insert into access.session (digest, account_id, held, factor_given, started_at,
                   last_seen_at, address, browser)
            select ?, account_id, id, true, now(), now(), '127.0.0.1', 'bench' from h
            """)) {
      statement.setString(1, "bench-" + UUID.randomUUID().toString().substring(0, 18));
      statement.setString(2, duty);
      statement.setString(3, unit);
      statement.setBytes(4, Digests.sm3(token.getBytes(StandardCharsets.UTF_8)));
      statement.executeUpdate();
    }
    return token;
  }
}
