package org.yipanqi.evidence;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;

/** The rows of files, and their bytes. */
@Repository
class EvidenceRows {

  /** How many files one thing has: those that stand at a part of it, and all that ever were. */
  record Count(int standingThere, int all) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  EvidenceRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<EvidenceFile> find(long id) {
    return jdbc.sql(
            """
            select * from evidence.file where id = :id
            """)
        .param("id", id)
        .query((row, _) -> EvidenceFile.read(row))
        .optional();
  }

  /** The withdrawn among them. */
  List<EvidenceFile> list(String kind, long subject, int most) {
    return jdbc.sql(
            """
            select * from evidence.file where kind = :kind and subject_id = :subject
             order by id limit :most
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("most", most)
        .query((row, _) -> EvidenceFile.read(row))
        .list();
  }

  Count count(String kind, long subject, @Nullable String anchor) {
    return jdbc.sql(
            """
            select count(*) filter (where withdrawn_at is null
                                      and anchor is not distinct from :anchor::text) as there,
                   count(*) as all_of_it
              from evidence.file where kind = :kind and subject_id = :subject
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("anchor", anchor)
        .query((row, _) -> new Count(row.getInt("there"), row.getInt("all_of_it")))
        .single();
  }

  long add(
      Caller caller,
      String kind,
      long subject,
      @Nullable String anchor,
      EvidenceSubject of,
      String title,
      FileContent file) {
    return jdbc.sql(
            """
            insert into evidence.file (kind, subject_id, anchor, county, institution_id, title,
                   file_name, media_type, size, digest, login, user_name, at)
            values (:kind, :subject, :anchor, :county, :institution, :title, :file, :type, :size,
                    :digest, :login, :name, :at)
            returning id
            """)
        .param("kind", kind)
        .param("subject", subject)
        .param("anchor", anchor)
        .param("county", of.county())
        .param("institution", of.institution())
        .param("title", title)
        .param("file", file.name())
        .param("type", file.kind().mediaType())
        .param("size", file.bytes().length)
        .param("digest", file.digest())
        .param("login", caller.user())
        .param("name", caller.name())
        .param("at", OffsetDateTime.now(clock))
        .query(Long.class)
        .single();
  }

  /** The same file for another thing of its kind, as who added it added it. */
  long copy(long id, long subject) {
    return jdbc.sql(
            """
            insert into evidence.file (kind, subject_id, anchor, county, institution_id, title,
                   file_name, media_type, size, digest, login, user_name, at)
            select kind, :subject, anchor, county, institution_id, title, file_name, media_type, size,
                   digest, login, user_name, at
              from evidence.file where id = :id
            returning id
            """)
        .param("id", id)
        .param("subject", subject)
        .query(Long.class)
        .single();
  }

  void body(long id, byte[] sealed, int key) {
    jdbc.sql(
            """
            insert into evidence.body (file_id, county, institution_id, sealed, key_no)
            select id, county, institution_id, :sealed, :key from evidence.file where id = :id
            """)
        .param("id", id)
        .param("sealed", sealed)
        .param("key", key)
        .update();
  }

  byte[] sealed(long id) {
    return jdbc.sql(
            """
            select sealed from evidence.body where file_id = :id
            """)
        .param("id", id)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  void withdraw(Caller caller, long id, String reason) {
    jdbc.sql(
            """
            update evidence.file
               set withdrawn_at = :at, withdrawn_by = :by, withdrawn_name = :name,
                   withdrawn_reason = :reason
             where id = :id
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("by", caller.user())
        .param("name", caller.name())
        .param("reason", reason)
        .param("id", id)
        .update();
  }
}
