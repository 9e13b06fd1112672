package org.yipanqi.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.yipanqi.access.accounts.AccountChanged;
import org.yipanqi.database.Acting;

/** Who is in. Ends a session that was idle or has lasted too long when it is next used. */
@Repository
class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final int LONGEST_BROWSER = 200;
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration idle;
  private final Duration longest;
  private final PlatformTransactionManager transactions;

  Sessions(
      JdbcClient jdbc,
      Clock clock,
      @Value("${yipanqi.access.idle-minutes}") int idleMinutes,
      @Value("${yipanqi.access.longest-hours}") int longestHours,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.idle = Duration.ofMinutes(idleMinutes);
    this.longest = Duration.ofHours(longestHours);
    this.transactions = transactions;
  }

  /** Begins a session under a token that nobody had before. */
  void begin(Token token, int account, boolean factorGiven, String address, String browser) {
    house(() ->
        jdbc.sql(
                """
                insert into access.session (digest, account_id, factor_given, started_at,
                       last_seen_at, address, browser)
                values (:digest, :account, :factor, :now, :now, :address, :browser)
                """)
            .param("digest", token.digest())
            .param("account", account)
            .param("factor", factorGiven)
            .param("now", now())
            .param("address", address)
            .param("browser", browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)))
            .update());
  }

  /** The session of a token, if it goes on. */
  Optional<Session> find(Token token) {
    var now = now();
    var known = known(token, now);
    if (known.filter(s -> s.lastSeenAt().plus(SEEN_EVERY).isBefore(now)).isPresent()) {
      seen(token, now);
    }
    return known;
  }

  private Optional<Session> known(Token token, OffsetDateTime now) {
    return house(() -> {
      var found =
          jdbc.sql(
                  """
                  select * from access.session where digest = :digest and ended_at is null
                  """)
              .param("digest", token.digest())
              .query((row, _) -> session(row))
              .optional();
      if (found.isEmpty()) {
        return found;
      }
      var session = found.get();
      if (session.startedAt().plus(longest).isBefore(now)) {
        end(session.digest(), "too_old");
        return Optional.<Session>empty();
      }
      if (session.lastSeenAt().plus(idle).isBefore(now)) {
        end(session.digest(), "idle");
        return Optional.<Session>empty();
      }
      return found;
    });
  }

  /** Where that can't be written (a full disk) whoever is in may still read. */
  private void seen(Token token, OffsetDateTime now) {
    try {
      house(() ->
          jdbc.sql(
                  """
                  update access.session set last_seen_at = :now where digest = :digest
                  """)
              .param("now", now)
              .param("digest", token.digest())
              .update());
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("a session's last use can't be noted: {}", e.getMessage());
    }
  }

  /** Those of an account that go on, the latest used first. */
  List<Session> of(int account) {
    return house(() ->
        jdbc.sql(
                """
                select * from access.session
                 where account_id = :account and ended_at is null
                   and last_seen_at > :idle and started_at > :old
                 order by last_seen_at desc
                 limit 100
                """)
            .param("account", account)
            .param("idle", now().minus(idle))
            .param("old", now().minus(longest))
            .query((row, _) -> session(row))
            .list());
  }

  void choose(String digest, @Nullable Long held) {
    set(
        """
        update access.session set held = :value where encode(digest, 'hex') = :digest
        """,
        digest,
        held);
  }

  void factorGiven(String digest) {
    set(
        """
        update access.session set factor_given = :value where encode(digest, 'hex') = :digest
        """,
        digest,
        true);
  }

  void end(String digest, String how) {
    house(() ->
        jdbc.sql(
                """
                update access.session set ended_at = :now, ended_how = :how
                 where digest = decode(:digest, 'hex') and ended_at is null
                """)
            .param("now", now())
            .param("how", how)
            .param("digest", digest)
            .update());
  }

  /** Ends all sessions of an account but one. */
  void endOthers(int account, String but, String how) {
    house(() ->
        jdbc.sql(
                """
                update access.session set ended_at = :now, ended_how = :how
                 where account_id = :account and ended_at is null
                   and encode(digest, 'hex') <> :but
                """)
            .param("now", now())
            .param("how", how)
            .param("account", account)
            .param("but", but)
            .update());
  }

  /** Whose password or being was changed by somebody else is out at once. */
  @EventListener
  void on(AccountChanged changed) {
    var how =
        switch (changed.what()) {
          case DISABLED -> "disabled";
          case PASSWORD_GIVEN, FACTOR_DROPPED -> "password";
          case ADDED, ENABLED, LINKED -> null;
        };
    if (how != null) {
      jdbc.sql(
              """
              update access.session set ended_at = :now, ended_how = :how
               where ended_at is null
                 and account_id = (select id from access.account where login = :login)
              """)
          .param("now", now())
          .param("how", how)
          .param("login", changed.login())
          .update();
    }
  }

  private void set(String sql, String digest, @Nullable Object value) {
    house(() -> jdbc.sql(sql).param("value", value).param("digest", digest).update());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private <T> T house(Supplier<T> work) {
    return Acting.asHouseApart(transactions, work);
  }

  private static Session session(ResultSet row) throws SQLException {
    var held = row.getObject("held", Long.class);
    return new Session(
        java.util.HexFormat.of().formatHex(row.getBytes("digest")),
        row.getInt("account_id"),
        held,
        row.getBoolean("factor_given"),
        row.getObject("started_at", OffsetDateTime.class),
        row.getObject("last_seen_at", OffsetDateTime.class),
        row.getString("address"),
        row.getString("browser"));
  }
}
