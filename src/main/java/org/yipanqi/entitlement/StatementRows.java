package org.yipanqi.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** Statements as rows. */
@Repository
class StatementRows {

  private static final int MOST_OF_A_SUBJECT = 500;

  private static final String SELECT =
      """
      select id, institution_id, staff_no, pack, ask, question, value, valid_from, valid_to,
             stated_by_name, stated_at, replaces, voided_by_name, voided_at, void_reason, version
        from entitlement.statement
      """;

  /** What is to be stated, already read. */
  record New(
      int institution,
      @Nullable String staffNo,
      String pack,
      String ask,
      String question,
      String value,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Long replaces) {}

  private final JdbcClient jdbc;

  StatementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(New of, Caller caller, OffsetDateTime at) {
    return jdbc.sql(
            """
            insert into entitlement.statement (institution_id, staff_no, pack, ask, question, value,
                   valid_from, valid_to, stated_by, stated_by_name, stated_at, replaces)
            values (:institution, :staff, :pack, :ask, :question, :value, :from, :to, :user, :name,
                    :at, :replaces)
            returning id
            """)
        .param("institution", of.institution())
        .param("staff", of.staffNo())
        .param("pack", of.pack())
        .param("ask", of.ask())
        .param("question", of.question())
        .param("value", of.value())
        .param("from", of.from())
        .param("to", of.to())
        .param("user", caller.user())
        .param("name", caller.name())
        .param("at", at)
        .param("replaces", of.replaces())
        .query(Long.class)
        .single();
  }

  /** False where somebody was faster. */
  boolean end(long id, int version, String reason, Caller caller, OffsetDateTime at) {
    return jdbc.sql(
                """
                update entitlement.statement
                   set voided_by = :user, voided_by_name = :name, voided_at = :at,
                       void_reason = :reason, version = version + 1
                 where id = :id and version = :version and voided_at is null
                """)
            .param("id", id)
            .param("version", version)
            .param("reason", reason)
            .param("user", caller.user())
            .param("name", caller.name())
            .param("at", at)
            .update()
        == 1;
  }

  Optional<Statement> find(long id) {
    return jdbc.sql(
            SELECT
                + """
                 where id = :id
                """)
        .param("id", id)
        .query(StatementRows::read)
        .optional();
  }

  /** What stands of some institutions and a pack, the newer later. */
  List<Statement> standing(String pack, Collection<Integer> institutions) {
    return jdbc.sql(
            SELECT
                + """
                 where pack = :pack and institution_id = any(:institutions) and voided_at is null
                 order by valid_from, id
                """)
        .param("pack", pack)
        .param("institutions", institutions.toArray(Integer[]::new))
        .query(StatementRows::read)
        .list();
  }

  /** All that was ever stated of one subject, the newest first. */
  List<Statement> history(String pack, int institution, @Nullable String staffNo) {
    return jdbc.sql(
            SELECT
                + """
                 where pack = :pack and institution_id = :institution
                   and staff_no is not distinct from :staff
                 order by id desc
                 limit :most
                """)
        .param("pack", pack)
        .param("institution", institution)
        .param("staff", staffNo)
        .param("most", MOST_OF_A_SUBJECT)
        .query(StatementRows::read)
        .list();
  }

  private static Statement read(ResultSet row, int number) throws SQLException {
    var ended = row.getObject("voided_at", OffsetDateTime.class);
    return new Statement(
        row.getLong("id"),
        row.getInt("institution_id"),
        row.getString("staff_no"),
        row.getString("pack"),
        row.getString("ask"),
        row.getString("question"),
        row.getString("value"),
        Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
        row.getObject("valid_to", LocalDate.class),
        row.getString("stated_by_name"),
        Objects.requireNonNull(row.getObject("stated_at", OffsetDateTime.class)),
        row.getObject("replaces", Long.class),
        ended == null
            ? null
            : new Statement.Ended(
                row.getString("voided_by_name"), ended, row.getString("void_reason")),
        row.getInt("version"));
  }
}
