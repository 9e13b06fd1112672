package org.yipanqi.access.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts as they are stored. Read and written by the house alone. */
@Repository
class AccountRows {

  private static final int OLD_PASSWORDS = 5;

  private final JdbcClient jdbc;

  AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Account> byLogin(String login) {
    return jdbc.sql(
            """
            select * from access.account where login = :login
            """)
        .param("login", login)
        .query((row, _) -> account(row))
        .optional();
  }

  Optional<Account> bySubject(String subject) {
    return jdbc.sql(
            """
            select * from access.account where subject = :subject
            """)
        .param("subject", subject)
        .query((row, _) -> account(row))
        .optional();
  }

  Optional<Account> find(int id) {
    return jdbc.sql(
            """
            select * from access.account where id = :id
            """)
        .param("id", id)
        .query((row, _) -> account(row))
        .optional();
  }

  /** The account, with nobody else changing it before this transaction ends. */
  Optional<Account> held(int id) {
    return jdbc.sql(
            """
            select * from access.account where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> account(row))
        .optional();
  }

  int add(String login, String name, boolean sample, String by, OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into access.account (login, name, sample, created_by, created_at)
            values (:login, :name, :sample, :by, :now) returning id
            """)
        .param("login", login)
        .param("name", name)
        .param("sample", sample)
        .param("by", by)
        .param("now", now)
        .query(Integer.class)
        .single();
  }

  boolean any() {
    return jdbc.sql(
            """
            select exists (select from access.account)
            """)
        .query(Boolean.class)
        .single();
  }

  void setPassword(int id, String hash, boolean mustChange, OffsetDateTime now) {
    jdbc.sql(
            """
            insert into access.password_before (account_id, password, replaced_at)
            select id, password, :now from access.account where id = :id and password is not null
            """)
        .param("id", id)
        .param("now", now)
        .update();
    jdbc.sql(
            """
            update access.account
               set password = :hash, password_set_at = :now, must_change = :mustChange,
                   failures = 0, locked_until = null
             where id = :id
            """)
        .param("hash", hash)
        .param("now", now)
        .param("mustChange", mustChange)
        .param("id", id)
        .update();
  }

  /** The hashes that may not come back, the present one among them. */
  List<String> lastPasswords(int id) {
    return jdbc.sql(
            """
            select password from access.account where id = :id and password is not null
            union all
            (select password from access.password_before where account_id = :id
              order by id desc limit :most)
            """)
        .param("id", id)
        .param("most", OLD_PASSWORDS - 1)
        .query((row, _) -> row.getString("password"))
        .list();
  }

  void failed(int id, int failures, @Nullable OffsetDateTime lockedUntil) {
    jdbc.sql(
            """
            update access.account set failures = :failures, locked_until = :until where id = :id
            """)
        .param("failures", failures)
        .param("until", lockedUntil)
        .param("id", id)
        .update();
  }

  void beginFactor(int id, byte[] secret) {
    jdbc.sql(
            """
            update access.account set factor_begun = :secret where id = :id
            """)
        .param("secret", secret)
        .param("id", id)
        .update();
  }

  /** What was begun counts from now on, in the place of what counted before. */
  void setFactor(int id, long step, OffsetDateTime since) {
    jdbc.sql(
            """
            update access.account
               set factor = factor_begun, factor_since = :since, factor_step = :step,
                   factor_begun = null
             where id = :id
            """)
        .param("since", since)
        .param("step", step)
        .param("id", id)
        .update();
  }

  void dropFactor(int id) {
    jdbc.sql(
            """
            update access.account
               set factor = null, factor_since = null, factor_step = null, factor_begun = null
             where id = :id
            """)
        .param("id", id)
        .update();
  }

  void factorUsed(int id, long step) {
    jdbc.sql(
            """
            update access.account set factor_step = :step where id = :id
            """)
        .param("step", step)
        .param("id", id)
        .update();
  }

  void link(int id, @Nullable String subject) {
    jdbc.sql(
            """
            update access.account set subject = :subject where id = :id
            """)
        .param("subject", subject)
        .param("id", id)
        .update();
  }

  void disable(int id, @Nullable String by, @Nullable OffsetDateTime at) {
    jdbc.sql(
            """
            update access.account set disabled_by = :by, disabled_at = :at where id = :id
            """)
        .param("by", by)
        .param("at", at)
        .param("id", id)
        .update();
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getInt("id"),
        row.getString("login"),
        row.getString("name"),
        row.getString("password"),
        row.getObject("password_set_at", OffsetDateTime.class),
        row.getBoolean("must_change"),
        row.getBytes("factor"),
        row.getObject("factor_since", OffsetDateTime.class),
        row.getBytes("factor_begun"),
        row.getObject("factor_step", Long.class),
        row.getInt("failures"),
        row.getObject("locked_until", OffsetDateTime.class),
        row.getObject("disabled_at", OffsetDateTime.class),
        row.getBoolean("sample"));
  }
}
