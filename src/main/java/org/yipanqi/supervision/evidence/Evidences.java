package org.yipanqi.supervision.evidence;

import static org.yipanqi.supervision.SupervisionProblem.EVIDENCE_IN_USE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.supervision.SupervisionProblem.NOT_YOURS;
import static org.yipanqi.supervision.SupervisionProblem.TOO_MANY_FILES;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_EVIDENCE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.SupervisionAction;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.supervision.Telling;
import org.yipanqi.supervision.evidence.EvidenceRows.Evidence;
import org.yipanqi.supervision.evidence.EvidenceRows.Owner;
import org.yipanqi.supervision.evidence.EvidenceRows.Subject;

/**
 * Files added while a task or finding is open, opened with a trace, withdrawn with a reason while
 * nothing rests on them. What was withdrawn keeps its name and its bytes.
 */
@Service
public class Evidences {

  private static final int MOST_FILES = 20;

  /** A file and what is in it. */
  public record Opened(Evidence evidence, byte[] bytes) {}

  private final EvidenceRows rows;
  private final SealedEvidence files;
  private final Telling telling;
  private final PlatformTransactionManager transactions;

  Evidences(
      EvidenceRows rows,
      SealedEvidence files,
      Telling telling,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.files = files;
    this.telling = telling;
    this.transactions = transactions;
  }

  /**
   * Keeps a file.
   *
   * @param unknown what to say where there is no such task or finding in the caller's sight
   * @return its number
   */
  public long add(
      Caller caller,
      Subject subject,
      long id,
      @Nullable String title,
      String fileName,
      byte[] bytes,
      SupervisionProblem unknown) {
    var file = EvidenceFile.of(fileName, bytes);
    var said = Given.some("title", title, 100);
    return writing(
        caller,
        () -> {
          var owner = rows.owner(subject, id).orElseThrow(() -> unknown.because(id));
          covered(caller, owner);
          if (!owner.open()) {
            throw NOT_IN_THIS_STATE.because("");
          }
          if (rows.list(subject, id).size() >= MOST_FILES) {
            throw TOO_MANY_FILES.because(MOST_FILES);
          }
          var digest = digest(bytes);
          var name = said == null ? shortened(file.name()) : said;
          var added = rows.add(caller, subject, id, owner, name, file, bytes.length, digest);
          rows.body(added, owner, files.close(added, bytes), files.newestKey());
          note(
              caller,
              SupervisionAction.EVIDENCE_ADDED,
              rows.find(added).orElseThrow(),
              null,
              Map.of("of", subject.code() + " " + id, "size", bytes.length, "sha256", digest));
          return added;
        });
  }

  /** A file and its bytes; without the trace it stays shut. */
  @Transactional
  public Opened read(Caller caller, long id) {
    var found = rows.find(id).orElseThrow(() -> UNKNOWN_EVIDENCE.because(id));
    if (found.withdrawnAt() != null) {
      throw UNKNOWN_EVIDENCE.because(id);
    }
    var bytes = files.open(id, rows.sealed(id));
    note(caller, SupervisionAction.EVIDENCE_OPENED, found, null, Map.of());
    return new Opened(found, bytes);
  }

  /** Takes a file back that nothing rests on. */
  public void withdraw(Caller caller, long id, @Nullable String reason) {
    var why = Given.words(reason);
    writing(
        caller,
        () -> {
          var found = rows.find(id).orElseThrow(() -> UNKNOWN_EVIDENCE.because(id));
          var owner = rows.owner(found.subject(), found.subjectId()).orElseThrow();
          covered(caller, owner);
          if (rows.find(id).filter(it -> it.withdrawnAt() == null).isEmpty()) {
            throw UNKNOWN_EVIDENCE.because(id);
          }
          if (!owner.open()) {
            throw EVIDENCE_IN_USE.because();
          }
          rows.withdraw(caller, id, why);
          note(caller, SupervisionAction.EVIDENCE_WITHDRAWN, found, why, Map.of());
          return true;
        });
  }

  private static void covered(Caller caller, Owner owner) {
    var institution = owner.institution();
    if (!caller.writes().covers(owner.county())
        && (institution == null || !caller.writes().covers(institution))) {
      throw NOT_YOURS.because();
    }
  }

  private void note(
      Caller caller,
      SupervisionAction action,
      Evidence of,
      @Nullable String words,
      Map<String, ?> what) {
    telling.noted(caller, action, "evidence", of.id(), of.county(), words, what);
  }

  private static String shortened(String name) {
    var bare = name.replaceFirst("\\.[^.]{1,5}$", "");
    return bare.length() <= 100 ? bare : bare.substring(0, 100);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T writing(Caller caller, Supplier<T> work) {
    return Acting.asHouseWriting(caller.writes(), () -> Acting.together(transactions, work));
  }
}
