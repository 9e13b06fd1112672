package org.yipanqi.evidence;

import static org.yipanqi.evidence.EvidenceProblem.ALREADY_WITHDRAWN;
import static org.yipanqi.evidence.EvidenceProblem.CLOSED;
import static org.yipanqi.evidence.EvidenceProblem.IN_USE;
import static org.yipanqi.evidence.EvidenceProblem.NOT_YOURS;
import static org.yipanqi.evidence.EvidenceProblem.REASON_NEEDED;
import static org.yipanqi.evidence.EvidenceProblem.TOO_MANY;
import static org.yipanqi.evidence.EvidenceProblem.UNKNOWN_EVIDENCE;
import static org.yipanqi.evidence.EvidenceProblem.UNKNOWN_SUBJECT;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.web.BrowserEvents;
import org.yipanqi.web.MalformedRequest;

/**
 * Files added while what they belong to is open, opened with a trace, withdrawn with a reason while
 * nothing rests on them. What was withdrawn keeps its name and its bytes.
 */
@Service
public class EvidenceFiles {

  static final int MOST = 20;
  static final int MOST_IN_ALL = 200;
  private static final int LONGEST_TITLE = 100;
  private static final int SHORTEST_REASON = 4;
  private static final int LONGEST_REASON = 500;

  /** A file and what is in it. */
  public record Opened(EvidenceFile file, byte[] bytes) {}

  /**
   * The files of one thing, the withdrawn named as such.
   *
   * @param seen whether the caller sees them; none are listed otherwise
   * @param adds whether the caller may add and withdraw now
   */
  public record Listed(boolean seen, boolean adds, List<EvidenceFile> files) {}

  /** What is being changed: its owner, its number, and how it stands under the lock. */
  private record Held(EvidenceOwner owner, long id, EvidenceSubject of) {}

  private final EvidenceOwners owners;
  private final EvidenceRows rows;
  private final SealedFiles seals;
  private final Trail trail;
  private final BrowserEvents browsers;
  private final PlatformTransactionManager transactions;

  EvidenceFiles(
      EvidenceOwners owners,
      EvidenceRows rows,
      SealedFiles seals,
      Trail trail,
      BrowserEvents browsers,
      PlatformTransactionManager transactions) {
    this.owners = owners;
    this.rows = rows;
    this.seals = seals;
    this.trail = trail;
    this.browsers = browsers;
    this.transactions = transactions;
  }

  /**
   * Keeps a file.
   *
   * @param anchor the part of the thing that it shows; null for the whole
   * @param title null for the file's name
   * @return its number
   */
  public long add(
      Caller caller,
      String kind,
      long id,
      @Nullable String anchor,
      @Nullable String title,
      String fileName,
      byte[] bytes) {
    var file = FileContent.of(fileName, bytes);
    var said = title == null || title.isBlank() ? bare(file.name()) : title.strip();
    if (said.length() > LONGEST_TITLE) {
      throw new MalformedRequest("title", "evidence.too-long", LONGEST_TITLE);
    }
    return changing(
        caller,
        kind,
        id,
        held -> {
          if (!held.owner().has(id, anchor)) {
            throw UNKNOWN_SUBJECT.because();
          }
          if (!held.of().open()) {
            throw CLOSED.because();
          }
          var count = rows.count(kind, id, anchor);
          if (count.standingThere() >= MOST || count.all() >= MOST_IN_ALL) {
            throw TOO_MANY.because(count.standingThere() >= MOST ? MOST : MOST_IN_ALL);
          }
          var added = rows.add(caller, kind, id, anchor, held.of(), said, file);
          keep(added, bytes);
          note(caller, EvidenceAction.ADDED, rows.find(added).orElseThrow(), null);
          return added;
        });
  }

  /** The files of one thing; {@link EvidenceProblem#UNKNOWN_SUBJECT} where it is not in sight. */
  @Transactional(readOnly = true)
  public Listed list(Caller caller, String kind, long id) {
    var owner = owners.of(kind);
    var of = owner.seen(caller, id).orElseThrow(UNKNOWN_SUBJECT::because);
    return new Listed(
        of.sees(),
        owners.adds(caller, owner, of) && of.open(),
        of.sees() ? rows.list(kind, id, MOST_IN_ALL) : List.of());
  }

  /** A file and its bytes; without the trace it stays shut. */
  @Transactional
  public Opened read(Caller caller, long id) {
    var found = seen(caller, id);
    if (found.withdrawn() != null) {
      throw ALREADY_WITHDRAWN.because();
    }
    var bytes = seals.open(place(id), rows.sealed(id));
    note(caller, EvidenceAction.OPENED, found, null);
    return new Opened(found, bytes);
  }

  /** Takes a file back that nothing rests on. */
  public void withdraw(Caller caller, long id, @Nullable String reason) {
    var why = reason == null ? "" : reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      throw REASON_NEEDED.because(SHORTEST_REASON, LONGEST_REASON);
    }
    var found = Acting.together(transactions, () -> seen(caller, id));
    changing(
        caller,
        found.kind(),
        found.subject(),
        held -> {
          var is = rows.find(id).orElseThrow();
          if (is.withdrawn() != null) {
            throw ALREADY_WITHDRAWN.because();
          }
          if (!held.of().open()) {
            throw IN_USE.because();
          }
          rows.withdraw(caller, id, why);
          note(caller, EvidenceAction.WITHDRAWN, is, why);
          return true;
        });
  }

  /** The files that stand for a thing now, in whatever name the thread works. */
  public List<EvidenceFile> standing(String kind, long id) {
    return rows.list(kind, id, MOST_IN_ALL).stream().filter(it -> it.withdrawn() == null).toList();
  }

  /** Gives the standing files of one thing to another of its kind; joins the caller's writing. */
  public void carry(String kind, long from, long to) {
    for (var it : standing(kind, from)) {
      keep(rows.copy(it.id(), to), seals.open(place(it.id()), rows.sealed(it.id())));
    }
  }

  private <T> T changing(Caller caller, String kind, long id, Function<Held, T> work) {
    var owner = owners.of(kind);
    var before =
        Acting.together(
            transactions, () -> owner.seen(caller, id).orElseThrow(UNKNOWN_SUBJECT::because));
    allow(caller, owner, before);
    var written = before.institution() == null ? (Number) before.county() : before.institution();
    return Acting.asHouseWriting(
        Reach.of(List.of(written)),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var of = owner.locked(caller, id).orElseThrow(UNKNOWN_SUBJECT::because);
                  allow(caller, owner, of);
                  var done = work.apply(new Held(owner, id, of));
                  browsers.tell("evidence", Map.of());
                  return done;
                }));
  }

  private void allow(Caller caller, EvidenceOwner owner, EvidenceSubject of) {
    if (!owners.adds(caller, owner, of)) {
      throw NOT_YOURS.because();
    }
  }

  /** One whose thing the caller sees, with its files. */
  private EvidenceFile seen(Caller caller, long id) {
    return rows.find(id)
        .filter(it -> owners.showing(caller, it).isPresent())
        .orElseThrow(UNKNOWN_EVIDENCE::because);
  }

  private void keep(long id, byte[] bytes) {
    rows.body(id, seals.close(place(id), bytes), seals.newestKey());
  }

  private static String place(long id) {
    return "evidence.file " + id;
  }

  private void note(
      Caller caller, EvidenceAction action, EvidenceFile of, @Nullable String reason) {
    trail.note(
        caller,
        Entry.of(action, "evidence", of.id())
            .at(String.valueOf(of.county()))
            .because(reason)
            .changed(
                null,
                Map.of(
                    "of", of.kind() + " " + of.subject(),
                    "at", Objects.requireNonNullElse(of.anchor(), ""),
                    "size", of.size(),
                    "sha256", of.digest())));
  }

  private static String bare(String name) {
    var bare = name.replaceFirst("\\.[^.]{1,5}$", "");
    return bare.length() <= LONGEST_TITLE ? bare : bare.substring(0, LONGEST_TITLE);
  }
}
