package org.yipanqi.access.signin;

import java.sql.Connection;
import java.sql.SQLException;
import org.yipanqi.access.Duty;

/** Somebody who has signed in to a product that runs in a process of its own. */
public final class SomebodyIn {

  private SomebodyIn() {}

  /**
   * Adds an account with a duty and a session.
   *
   * @param owner the database as the account that owns its tables
   * @return the lines of a request's head that show the session
   */
  public static String lines(Connection owner, Duty duty, String unit) throws SQLException {
    var token = Token.fresh();
    try (var statement =
        owner.prepareStatement(
            """
            with a as (
              insert into access.account (login, name, created_at, created_by)
              values ('somebody', '某人', now(), 'test') returning id),
            h as (
              insert into access.duty_held (account_id, duty, unit, valid_from, basis, proposed_by,
                     proposed_at, approved_by, approved_at)
              select id, ?, ?, date '2000-01-01', 'test', 'test', now(), 'test', now() from a
              returning id, account_id)
            insert into access.session (digest, account_id, held, factor_given, started_at,
                   last_seen_at, address, browser)
            select ?, account_id, id, true, now(), now(), '127.0.0.1', 'test' from h
            """)) {
      statement.setString(1, duty.name());
      statement.setString(2, unit);
      statement.setBytes(3, token.digest());
      statement.executeUpdate();
    }
    return "Cookie: %s=%s; XSRF-TOKEN=x\r\nX-XSRF-TOKEN: x\r\n"
        .formatted(Door.COOKIE, token.text());
  }
}
