package org.yipanqi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.kernel.Label;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.web.Messages;

/** A trail with its keys and its file, and somebody who rules the database and tampers with it. */
final class TrailBench {

  /** What the tests note. */
  enum Deed implements Action {
    CHANGED,
    LOOKED;

    @Override
    public Label label() {
      return new Label("试", "trial");
    }
  }

  /** A clock that goes on when it is told to. */
  static final class Hands extends Clock {

    private Instant now = OffsetDateTime.parse("2026-11-26T09:00:00.123456789+08:00").toInstant();

    void goOn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  final TestDatabase database;
  final Hands clock = new Hands();
  final Keys keys;
  final ChainProof proof;
  final AnchorFile file;
  final Anchors anchors;
  final Chain chain;
  final Trail trail;
  final TrailBook book;
  final TrailExport export;
  final Verifications verifications;
  final JdbcClient jdbc;
  final TransactionTemplate transactions;

  /** An empty trail; the folder takes the keys and the anchors. */
  static TrailBench empty(TestDatabase database, Path folder) {
    var bench = new TrailBench(database, folder);
    bench.tamper("truncate audit.entry, audit.anchor");
    return bench;
  }

  /** The same after the product was ended and started. */
  TrailBench restarted() {
    return new TrailBench(database, keys.folder().getParent());
  }

  private TrailBench(TestDatabase database, Path folder) {
    this.database = database;
    keys = Keys.in(folder.resolve("keys"));
    proof = new ChainProof(new Digests(keys, Purpose.AUDIT));
    file = new AnchorFile(folder.resolve("audit-anchors.txt"));
    var source = database.dataSource();
    var manager = new JdbcTransactionManager(source);
    jdbc = JdbcClient.create(source);
    transactions = new TransactionTemplate(manager);
    anchors = new Anchors(source, proof, file, clock);
    chain = new Chain(proof);
    trail = new Trail(source, chain, anchors, manager, clock);
    book = new TrailBook(jdbc, List.of(ActionList.of(Deed.values())));
    export = new TrailExport(book, trail);
    verifications = new Verifications(source, proof, file, anchors, trail, new Messages());
  }

  /** Notes so many changes, each by itself, and anchors the last one. */
  void note(int entries) {
    for (var no = 1; no <= entries; no++) {
      trail.note(Caller.operator(), entry(no));
    }
    anchors.now();
  }

  static Entry entry(Object subject) {
    return Entry.of(Deed.CHANGED, "thing", subject)
        .about("P1")
        .at("H1")
        .because("因为")
        .changed(Map.of("value", 1), Map.of("value", 2));
  }

  /** Each fault found, in short: {@code changed 3}, {@code missing 4-5}. */
  List<String> faults() {
    return verifications.verify(Caller.operator(), (_, _) -> {}).faults().stream()
        .map(it -> it.kind() + " " + (it.from() == it.to() ? "" : it.from() + "-") + it.to())
        .toList();
  }

  /** Does something as the database's superuser, with the triggers out of the way. */
  void tamper(String sql) {
    try (var connection = database.administrator();
        var statement = connection.createStatement()) {
      statement.execute("alter table audit.entry disable trigger all");
      statement.execute("alter table audit.anchor disable trigger all");
      statement.execute(sql);
      statement.execute("alter table audit.entry enable always trigger never_changed");
      statement.execute("alter table audit.anchor enable always trigger never_changed");
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void tamperWithFile(String old, String by) {
    try {
      var text = Files.readString(file.path());
      if (!text.contains(old)) {
        throw new IllegalStateException(text);
      }
      Files.writeString(file.path(), text.replace(old, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ChainEntry> entries() {
    return jdbc.sql(
            """
            select * from audit.entry order by no
            """)
        .query((row, _) -> ChainEntry.read(row))
        .list();
  }
}
