package org.yipanqi.sharedrecord;

import static org.yipanqi.sharedrecord.SharedRecordProblem.ALREADY_WITHDRAWN;
import static org.yipanqi.sharedrecord.SharedRecordProblem.DICOM_ELSEWHERE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.NOT_YOUR_DOCUMENT;
import static org.yipanqi.sharedrecord.SharedRecordProblem.REASON_NEEDED;
import static org.yipanqi.sharedrecord.SharedRecordProblem.TITLE_NEEDED;
import static org.yipanqi.sharedrecord.SharedRecordProblem.TOO_MANY_DOCUMENTS;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_DOCUMENT;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.evidence.FileContent;
import org.yipanqi.evidence.SealedFiles;
import org.yipanqi.registry.Institution;

/**
 * Files about people: kept closed, shared with an institution under a reference such as a
 * referral's number, withdrawn with a reason, never changed. Every listing and opening leaves its
 * trace about the person.
 */
@Service
public class Documents {

  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_REFERENCE = 64;
  private static final int SHORTEST_REASON = 4;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_OF_A_REFERENCE = 50;

  /** A document and what is in it. */
  public record Opened(Document document, byte[] bytes) {}

  /** What is added beside the file. */
  record Adding(
      @Nullable String institution,
      Category category,
      String title,
      @Nullable String reference,
      boolean sensitive) {}

  private final PlatformTransactionManager transactions;
  private final RecordedPeople people;
  private final DocumentRows rows;
  private final SealedFiles files;
  private final Trail trail;

  Documents(
      PlatformTransactionManager transactions,
      RecordedPeople people,
      DocumentRows rows,
      SealedFiles files,
      Trail trail) {
    this.transactions = transactions;
    this.people = people;
    this.rows = rows;
    this.files = files;
    this.trail = trail;
  }

  /**
   * Keeps a file for the caller's own institution.
   *
   * @param fileName as it was sent; its ending must agree with the content
   * @param reference the case it belongs to
   * @return the document's number
   */
  public long add(
      Caller caller,
      String personNo,
      Category category,
      String title,
      String fileName,
      byte[] bytes,
      @Nullable String reference) {
    return add(
        caller, personNo, new Adding(null, category, title, reference, false), fileName, bytes);
  }

  long add(Caller caller, String personNo, Adding adding, String fileName, byte[] bytes) {
    var title = adding.title().strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw TITLE_NEEDED.because(LONGEST_TITLE);
    }
    if (adding.reference() != null
        && (adding.reference().isBlank() || adding.reference().length() > LONGEST_REFERENCE)) {
      throw SharedRecordProblem.UNKNOWN_CHOICE.because("reference", adding.reference());
    }
    if (FileContent.found(bytes).filter(it -> it == FileContent.Kind.DICOM).isPresent()) {
      throw DICOM_ELSEWHERE.because(FileContent.bare(fileName));
    }
    var content = FileContent.of(fileName, bytes);
    var person = Acting.together(transactions, () -> people.seen(personNo));
    var holder = people.working(caller, adding.institution());
    return writing(
        caller,
        () -> {
          if (adding.reference() != null && rows.count(adding.reference()) >= MOST_OF_A_REFERENCE) {
            throw TOO_MANY_DOCUMENTS.because(MOST_OF_A_REFERENCE);
          }
          var id = rows.add(caller, person, holder.id(), adding, title, content);
          rows.body(id, holder.id(), files.close(DocumentRows.place(id), bytes), files.newestKey());
          note(
              caller,
              SharedRecordAction.DOCUMENT_ADDED,
              rows.locked(id),
              null,
              Map.of("category", adding.category().code(), "size", bytes.length));
          return id;
        });
  }

  /** Lets an institution read a document that is in the caller's sight, for a case. */
  public void share(Caller caller, long document, String institution, String reference) {
    share(caller, document, people.institution(institution), reference);
  }

  /** All documents of a case that the caller's institutions hold. Tells how many. */
  public int shareAll(Caller caller, String reference, String institution) {
    var to = people.institution(institution);
    var own =
        Acting.together(transactions, () -> rows.of(reference, MOST_OF_A_REFERENCE)).stream()
            .filter(it -> caller.writes().covers(it.institution()))
            .filter(it -> it.withdrawnAt() == null)
            .toList();
    own.forEach(it -> share(caller, it.id(), to, reference));
    return own.size();
  }

  private void share(Caller caller, long document, Institution to, String reference) {
    var seen = holding(caller, document);
    if (seen.institution() == to.id()) {
      return;
    }
    writing(
        caller,
        () -> {
          if (rows.share(caller, seen, to.id(), reference)) {
            note(
                caller,
                SharedRecordAction.DOCUMENT_SHARED,
                seen,
                null,
                Map.of("with", to.code(), "reference", reference));
          }
          return true;
        });
  }

  /** The documents of a case about one person that the caller may read. */
  @Transactional
  public List<Document> list(Caller caller, String personNo, String reference) {
    var found =
        rows.of(reference, MOST_OF_A_REFERENCE).stream()
            .filter(it -> it.personNo().equals(personNo))
            .toList();
    trail.note(
        caller,
        Entry.of(SharedRecordAction.DOCUMENTS_LISTED, "referral", reference)
            .about(personNo)
            .changed(null, Map.of("rows", found.size())));
    return found;
  }

  /**
   * The newest first.
   *
   * @param before the last one seen; {@code Long.MAX_VALUE} at the beginning
   */
  @Transactional
  public List<Document> list(Caller caller, String personNo, long before, int limit) {
    var person = people.seen(personNo);
    var found = rows.about(person.id(), before, limit);
    trail.note(
        caller,
        Entry.of(SharedRecordAction.DOCUMENTS_LISTED, "resident", personNo)
            .about(personNo)
            .changed(null, Map.of("rows", found.size())));
    return found;
  }

  /** A document and its bytes; without the trace it stays shut. */
  @Transactional
  public Opened read(Caller caller, long document) {
    var found = rows.seen(document).orElseThrow(() -> UNKNOWN_DOCUMENT.because(document));
    if (found.withdrawnAt() != null) {
      throw ALREADY_WITHDRAWN.because();
    }
    var bytes = files.open(DocumentRows.place(document), rows.sealed(document));
    note(caller, SharedRecordAction.DOCUMENT_READ, found, null, Map.of());
    return new Opened(found, bytes);
  }

  /** Takes a document out of everybody's sight but its name; its bytes are kept. */
  public void withdraw(Caller caller, long document, @Nullable String reason) {
    var why = reason == null ? "" : reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    holding(caller, document);
    writing(
        caller,
        () -> {
          var locked = rows.locked(document);
          if (locked.withdrawnAt() != null) {
            throw ALREADY_WITHDRAWN.because();
          }
          rows.withdraw(caller, document, why);
          note(caller, SharedRecordAction.DOCUMENT_WITHDRAWN, locked, why, Map.of());
          return true;
        });
  }

  private Document holding(Caller caller, long document) {
    var seen =
        Acting.together(transactions, () -> rows.seen(document))
            .orElseThrow(() -> UNKNOWN_DOCUMENT.because(document));
    if (!caller.writes().covers(seen.institution())) {
      throw NOT_YOUR_DOCUMENT.because(people.name(seen.institution()));
    }
    return seen;
  }

  private void note(
      Caller caller,
      SharedRecordAction action,
      Document of,
      @Nullable String reason,
      Map<String, ?> what) {
    trail.note(
        caller,
        Entry.of(action, "document", of.id())
            .about(of.personNo())
            .because(reason)
            .changed(null, what));
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
