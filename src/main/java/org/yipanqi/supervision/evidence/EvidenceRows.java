package org.yipanqi.supervision.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** The rows of evidence and what they belong to. */
@Repository
public class EvidenceRows {

  private static final int MOST = 50;

  /** What a file shows something of. */
  public enum Subject {
    TASK,
    FINDING,
    RECTIFICATION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A file as it is listed.
   *
   * @param digest SHA-256 of its bytes
   */
  public record Evidence(
      long id,
      Subject subject,
      long subjectId,
      long county,
      @Nullable Integer institution,
      String title,
      String fileName,
      String mediaType,
      int size,
      String digest,
      String by,
      OffsetDateTime at,
      @Nullable OffsetDateTime withdrawnAt,
      @Nullable String withdrawnReason) {}

  /**
   * What a file belongs to.
   *
   * @param open whether nothing rests on its files yet
   */
  record Owner(long county, @Nullable Integer institution, boolean open) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  EvidenceRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The task or finding, locked: what rests on its files does not change meanwhile. */
  Optional<Owner> owner(Subject subject, long id) {
    var table = subject == Subject.TASK ? TASK : FINDING;
    return jdbc.sql(table)
        .param("id", id)
        .query((row, _) ->
            new Owner(
                row.getLong("county"),
                row.getObject("institution_id", Integer.class),
                row.getString("state").equals("open")))
        .optional();
  }

  private static final String TASK =
      """
      select county, institution_id, state from supervision.task where id = :id for update
      """;
  private static final String FINDING =
      """
      select county, institution_id, state from supervision.finding where id = :id for update
      """;

  /** How many files stand for something, those withdrawn left out. */
  public int standing(Subject subject, long id) {
    return jdbc.sql(
            """
            select count(*) from supervision.evidence
             where subject = :subject and subject_id = :id and withdrawn_at is null
            """)
        .param("subject", subject.code())
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** All files of a task or finding, the withdrawn named as such. */
  public List<Evidence> list(Subject subject, long id) {
    return jdbc.sql(
            """
            select * from supervision.evidence where subject = :subject and subject_id = :id
             order by id limit :most
            """)
        .param("subject", subject.code())
        .param("id", id)
        .param("most", MOST)
        .query((row, _) -> read(row))
        .list();
  }

  Optional<Evidence> find(long id) {
    return jdbc.sql(
            """
            select * from supervision.evidence where id = :id
            """)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  long add(
      Caller caller,
      Subject subject,
      long id,
      Owner owner,
      String title,
      EvidenceFile file,
      int size,
      String digest) {
    return jdbc.sql(
            """
            insert into supervision.evidence (county, institution_id, subject, subject_id, title,
                   file_name, media_type, size, digest, login, user_name, at)
            values (:county, :institution, :subject, :id, :title, :file, :type, :size, :digest, :login,
                   :name, :at)
            returning id
            """)
        .param("county", owner.county())
        .param("institution", owner.institution())
        .param("subject", subject.code())
        .param("id", id)
        .param("title", title)
        .param("file", file.name())
        .param("type", file.mediaType())
        .param("size", size)
        .param("digest", digest)
        .param("login", caller.user())
        .param("name", caller.name())
        .param("at", OffsetDateTime.now(clock))
        .query(Long.class)
        .single();
  }

  void body(long id, Owner owner, byte[] sealed, int key) {
    jdbc.sql(
            """
            insert into supervision.evidence_body (evidence_id, county, institution_id, sealed, key_no)
            values (:id, :county, :institution, :sealed, :key)
            """)
        .param("id", id)
        .param("county", owner.county())
        .param("institution", owner.institution())
        .param("sealed", sealed)
        .param("key", key)
        .update();
  }

  byte[] sealed(long id) {
    return jdbc.sql(
            """
            select sealed from supervision.evidence_body where evidence_id = :id
            """)
        .param("id", id)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  void withdraw(Caller caller, long id, String reason) {
    jdbc.sql(
            """
            update supervision.evidence
               set withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
             where id = :id
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("by", caller.user())
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  private static Evidence read(ResultSet row) throws SQLException {
    return new Evidence(
        row.getLong("id"),
        Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
        row.getLong("subject_id"),
        row.getLong("county"),
        row.getObject("institution_id", Integer.class),
        row.getString("title"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getString("digest"),
        row.getString("user_name"),
        row.getObject("at", OffsetDateTime.class),
        row.getObject("withdrawn_at", OffsetDateTime.class),
        row.getString("withdrawn_reason"));
  }
}
