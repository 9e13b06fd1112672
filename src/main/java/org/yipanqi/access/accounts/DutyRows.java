package org.yipanqi.access.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Duties.Proposal;

/** The duties held, as they are stored. */
@Repository
class DutyRows {

  private final JdbcClient jdbc;

  DutyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of an account, the newest first. */
  List<DutyHeld> of(int account) {
    return jdbc.sql(
            """
            select * from access.duty_held where account_id = :account order by id desc
            """)
        .param("account", account)
        .query((row, _) -> held(row))
        .list();
  }

  Optional<DutyHeld> find(long id) {
    return jdbc.sql(
            """
            select * from access.duty_held where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> held(row))
        .optional();
  }

  long add(Proposal what, String by, OffsetDateTime now, boolean approved) {
    return jdbc.sql(
            """
            insert into access.duty_held (account_id, duty, unit, valid_from, valid_to, deputy_of,
                   basis, proposed_by, proposed_at, approved_by, approved_at)
            values (:account, :duty, :unit, :from, :to, :deputyOf, :basis, :by, :now,
                    case when :approved then :by end, case when :approved then :now::timestamptz end)
            returning id
            """)
        .param("account", what.account())
        .param("duty", what.duty().name())
        .param("unit", what.unit())
        .param("from", what.from())
        .param("to", what.to())
        .param("deputyOf", what.deputyOf())
        .param("basis", what.basis())
        .param("by", by)
        .param("now", now)
        .param("approved", approved)
        .query(Long.class)
        .single();
  }

  void approve(long id, String by, OffsetDateTime now) {
    jdbc.sql(
            """
            update access.duty_held set approved_by = :by, approved_at = :now where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .param("now", now)
        .update();
  }

  void refuse(long id, String by, OffsetDateTime now) {
    jdbc.sql(
            """
            update access.duty_held set refused_by = :by, refused_at = :now where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .param("now", now)
        .update();
  }

  /**
   * One that has not begun yet, or that nobody has agreed to, is refused instead: it was never in
   * force. What ended before stays ended.
   */
  void end(long id, LocalDate last, String by, OffsetDateTime now) {
    jdbc.sql(
            """
            update access.duty_held
               set valid_to = least(valid_to, greatest(:last, valid_from)),
                   ended_by = :by, ended_at = :now,
                   approved_by = case when valid_from <= :last then approved_by end,
                   approved_at = case when valid_from <= :last then approved_at end,
                   refused_by = case when valid_from > :last or approved_at is null then :by end,
                   refused_at = case when valid_from > :last or approved_at is null
                                then :now::timestamptz end
             where id = :id and refused_at is null
            """)
        .param("id", id)
        .param("last", last)
        .param("by", by)
        .param("now", now)
        .update();
  }

  private static DutyHeld held(ResultSet row) throws SQLException {
    return new DutyHeld(
        row.getLong("id"),
        row.getInt("account_id"),
        Duty.valueOf(row.getString("duty")),
        row.getString("unit"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getObject("deputy_of", Integer.class),
        row.getString("basis"),
        row.getString("proposed_by"),
        row.getObject("proposed_at", OffsetDateTime.class),
        row.getString("approved_by"),
        row.getObject("approved_at", OffsetDateTime.class),
        row.getString("refused_by"),
        row.getObject("refused_at", OffsetDateTime.class));
  }
}
