package org.yipanqi.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Messages;

/** Proves that the trail is as it was written, or says where it is not. */
@Service
public class Verifications {

  /** How far it is. */
  public interface Progress {
    void at(long entries, long of);
  }

  /**
   * What was found.
   *
   * @param entries how many entries were looked at
   * @param last the number of the last one
   * @param hash what the chain ends with: worth writing down elsewhere
   * @param anchors how many genuine anchors held it
   * @param count all faults; the first thousand are listed
   */
  public record Findings(
      long entries, long last, String hash, long anchors, long count, List<Finding> faults) {

    public Findings {
      faults = List.copyOf(faults);
    }

    public boolean genuine() {
      return count == 0;
    }
  }

  /**
   * One fault in words.
   *
   * @param kind its code, for example {@code changed}
   * @param from the first number concerned
   * @param to the last
   */
  public record Finding(String kind, long from, long to, Label text) {}

  private static final int READ_AT_ONCE = 1_000;
  private static final int TOLD_EVERY = 10_000;

  private final DataSource dataSource;
  private final ChainProof proof;
  private final AnchorFile file;
  private final Anchors anchors;
  private final Trail trail;
  private final Messages messages;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Verifications(
      DataSource dataSource,
      ChainProof proof,
      AnchorFile file,
      Anchors anchors,
      Trail trail,
      Messages messages) {
    this.dataSource = dataSource;
    this.proof = proof;
    this.file = file;
    this.anchors = anchors;
    this.trail = trail;
    this.messages = messages;
  }

  /** Looks at every entry. That somebody did, and what was found, is noted and anchored. */
  public Findings verify(Caller caller, Progress progress) {
    if (!oneAtATime.tryLock()) {
      throw AuditProblem.ALREADY_VERIFYING.because();
    }
    try {
      // Before the database is looked at: what the file knows must be in there, not the other way.
      var outside = file.read();
      var found = Acting.asHouse(() -> found(progress, () -> orJustBegun(outside)));
      var result = Map.of("entries", found.entries(), "faults", found.count());
      trail.note(caller, Entry.of(AuditAction.VERIFIED, "trail", null).changed(null, result));
      if (found.genuine()) {
        anchors.now();
      }
      return found;
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * Looks at every entry and at what the table itself says of the chain's end, and writes nothing:
   * of a trail that came back from a backup the file outside may know more, or belong to the trail
   * that goes on elsewhere.
   */
  Findings inItself() {
    var nothing = Optional.of(new AnchorFile.Content(List.of(), List.of()));
    return Acting.asHouse(() -> found((_, _) -> {}, () -> nothing));
  }

  /**
   * Keeps the end of the chain now.
   *
   * @return the file outside the database
   */
  public Path anchor(Caller caller) {
    trail.note(caller, Entry.of(AuditAction.ANCHORED, "trail", null));
    anchors.now();
    return file.path();
  }

  private Findings found(Progress progress, Supplier<Optional<AnchorFile.Content>> outside) {
    var check = new ChainCheck(proof);
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        begin(connection);
        check.anchors(Anchors.all(connection), outside.get());
        entries(connection, check, progress);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw Trail.translated(e);
    }
    return worded(check.result());
  }

  /** A file that somebody began while we looked knows nothing yet. */
  private Optional<AnchorFile.Content> orJustBegun(Optional<AnchorFile.Content> outside) {
    return outside.or(() -> file.read().map(_ -> new AnchorFile.Content(List.of(), List.of())));
  }

  private static void begin(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
    }
  }

  private static void entries(Connection connection, ChainCheck check, Progress progress)
      throws SQLException {
    var last = Chain.end(connection).no();
    try (var statement =
        connection.prepareStatement(
            """
            select * from audit.entry order by no
            """)) {
      statement.setFetchSize(READ_AT_ONCE);
      try (var row = statement.executeQuery()) {
        for (var seen = 1L; row.next(); seen++) {
          check.take(ChainEntry.read(row));
          if (seen % TOLD_EVERY == 0) {
            progress.at(seen, last);
          }
        }
      }
    }
  }

  private Findings worded(Verification of) {
    return new Findings(
        of.entries(),
        of.last(),
        of.hash(),
        of.anchors(),
        of.count(),
        of.faults().stream().map(this::worded).toList());
  }

  private Finding worded(Fault fault) {
    var span = fault.from() == fault.to() ? "" + fault.from() : fault.from() + "–" + fault.to();
    var code = fault.kind().code();
    var text =
        messages.label(
            "audit.fault." + code,
            span,
            fault.from(),
            fault.to(),
            fault.other() == null ? "" : fault.other(),
            file.path());
    return new Finding(code, fault.from(), fault.to(), text);
  }
}
