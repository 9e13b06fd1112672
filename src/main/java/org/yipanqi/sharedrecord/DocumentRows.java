package org.yipanqi.sharedrecord;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.evidence.FileContent;

/** The rows of documents, their bytes and with whom they are shared. */
@Component
class DocumentRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  DocumentRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  long add(
      Caller caller,
      RecordedPerson person,
      int holder,
      Documents.Adding adding,
      String title,
      FileContent content) {
    return jdbc.sql(
            """
            insert into sharedrecord.document (person_id, person_no, institution_id, category, title,
                   file_name, media_type, size, reference, sensitive, login, user_name, duty, unit, at)
            values (:person, :no, :holder, :category, :title, :file, :type, :size, :reference,
                   :sensitive, :login, :name, :duty, :unit, :now)
            returning id
            """)
        .param("person", person.id())
        .param("no", person.no())
        .param("holder", holder)
        .param("category", adding.category().code())
        .param("title", title)
        .param("file", content.name())
        .param("type", content.kind().mediaType())
        .param("size", content.bytes().length)
        .param("reference", adding.reference())
        .param("sensitive", adding.sensitive())
        .param("login", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("now", now())
        .query(Long.class)
        .single();
  }

  void body(long document, int holder, byte[] sealed, int key) {
    jdbc.sql(
            """
            insert into sharedrecord.document_body (document_id, institution_id, sealed, key_no)
            values (:id, :holder, :sealed, :key)
            """)
        .param("id", document)
        .param("holder", holder)
        .param("sealed", sealed)
        .param("key", key)
        .update();
  }

  byte[] sealed(long document) {
    return jdbc.sql(
            """
            select sealed from sharedrecord.document_body where document_id = :id
            """)
        .param("id", document)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  int count(String reference) {
    return jdbc.sql(
            """
            select count(*) from sharedrecord.document where reference = :reference
            """)
        .param("reference", reference)
        .query(Integer.class)
        .single();
  }

  Optional<Document> seen(long document) {
    return jdbc.sql(
            """
            select * from sharedrecord.document where id = :id
            """)
        .param("id", document)
        .query((row, _) -> Document.read(row))
        .optional();
  }

  Document locked(long document) {
    return jdbc.sql(
            """
            select * from sharedrecord.document where id = :id for update
            """)
        .param("id", document)
        .query((row, _) -> Document.read(row))
        .single();
  }

  List<Document> of(String reference, int most) {
    return jdbc.sql(
            """
            select * from sharedrecord.document where reference = :reference order by id limit :most
            """)
        .param("reference", reference)
        .param("most", most)
        .query((row, _) -> Document.read(row))
        .list();
  }

  List<Document> about(int person, long before, int limit) {
    return jdbc.sql(
            """
            select * from sharedrecord.document
             where person_id = :person and id < :before
             order by id desc
             limit :limit
            """)
        .param("person", person)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> Document.read(row))
        .list();
  }

  /** Whether it was not shared so before. */
  boolean share(Caller caller, Document of, int with, String reference) {
    return jdbc.sql(
                """
                insert into sharedrecord.document_share (document_id, institution_id,
                       from_institution_id, reference, login, user_name, at)
                values (:id, :with, :from, :reference, :login, :name, :now)
                on conflict do nothing
                """)
            .param("id", of.id())
            .param("with", with)
            .param("from", of.institution())
            .param("reference", reference)
            .param("login", caller.user())
            .param("name", caller.name())
            .param("now", now())
            .update()
        == 1;
  }

  void withdraw(Caller caller, long document, String reason) {
    jdbc.sql(
            """
            update sharedrecord.document
               set withdrawn_at = :now, withdrawn_by = :by, withdrawn_reason = :reason
             where id = :id
            """)
        .param("now", now())
        .param("by", caller.user())
        .param("reason", reason)
        .param("id", document)
        .update();
  }

  /** For which its bytes are closed. */
  static String place(long document) {
    return "sharedrecord.document " + document;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
