package org.yipanqi.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the chain's end: every day that something is noted, and when somebody asks for it. */
@Component
class Anchors {

  private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  private final DataSource dataSource;
  private final ChainProof proof;
  private final AnchorFile file;
  private final Clock clock;
  private volatile LocalDate anchored = LocalDate.MIN;

  Anchors(DataSource dataSource, ChainProof proof, AnchorFile file, Clock clock) {
    this.dataSource = dataSource;
    this.proof = proof;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Anchors the chain if it has not been today.
   *
   * @param connection without a transaction, that doesn't commit by itself
   */
  void ofTheDay(Connection connection) throws SQLException {
    var today = LocalDate.now(clock);
    set(connection, today);
    anchored = today;
  }

  /** Whether this process has not seen to it today. */
  boolean due() {
    return LocalDate.now(clock).isAfter(anchored);
  }

  /** Anchors the chain if it has grown since it was; what is kept is in the file, too. */
  void now() {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        set(connection, null);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw Trail.translated(e);
    }
  }

  /**
   * @param unlessOn nothing is to be done when there is one of this day or later
   */
  private void set(Connection connection, @Nullable LocalDate unlessOn) throws SQLException {
    Chain.hold(connection);
    var last = last(connection);
    var end = Chain.end(connection);
    var stands =
        last != null
            && (last.entryNo() == end.no() || (unlessOn != null && !last.day().isBefore(unlessOn)));
    if (!stands && end.no() > 0) {
      insert(connection, last == null ? 1 : last.no() + 1, end);
    }
    connection.commit();
    keepOutside(connection);
  }

  private void insert(Connection connection, long no, Chain.End end) throws SQLException {
    var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    var key = proof.key(end.keyNo());
    var bare = new Anchor(no, at.toLocalDate(), at, end.no(), end.hash(), key, "");
    var anchor = bare.provedBy(proof.of(bare));
    try (var statement =
        connection.prepareStatement(
            """
            insert into audit.anchor (no, day, at, entry_no, entry_hash, key_no, proof)
            values (?, ?, ?, ?, ?, ?, ?)
            """)) {
      statement.setLong(1, anchor.no());
      statement.setObject(2, anchor.day());
      statement.setObject(3, anchor.at());
      statement.setLong(4, anchor.entryNo());
      statement.setBytes(5, HexFormat.of().parseHex(anchor.entryHash()));
      statement.setInt(6, anchor.keyNo());
      statement.setBytes(7, HexFormat.of().parseHex(anchor.proof()));
      statement.executeUpdate();
    }
  }

  /** A disk that is full must not stop the county; the file catches up with the next anchor. */
  private void keepOutside(Connection connection) throws SQLException {
    try {
      file.append(all(connection));
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.error("the anchors of the audit trail can't be written to {}", file.path(), e);
    }
  }

  /** Every anchor in the database, the oldest first: one a day. */
  static List<Anchor> all(Connection connection) throws SQLException {
    var all = new ArrayList<Anchor>();
    try (var statement =
            connection.prepareStatement(
                """
                select no, day, at, entry_no, entry_hash, key_no, proof
                  from audit.anchor order by no
                """);
        var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(anchor(row));
      }
    }
    return all;
  }

  private static @Nullable Anchor last(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                """
                select no, day, at, entry_no, entry_hash, key_no, proof
                  from audit.anchor order by no desc limit 1
                """);
        var row = statement.executeQuery()) {
      return row.next() ? anchor(row) : null;
    }
  }

  private static Anchor anchor(ResultSet row) throws SQLException {
    var hex = HexFormat.of();
    return new Anchor(
        row.getLong("no"),
        row.getObject("day", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).atZoneSameInstant(HERE).toOffsetDateTime(),
        row.getLong("entry_no"),
        hex.formatHex(row.getBytes("entry_hash")),
        row.getInt("key_no"),
        hex.formatHex(row.getBytes("proof")));
  }
}
