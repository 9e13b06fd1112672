package org.yipanqi.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to the chain. Whoever adds holds it until the commit, so that the order is one for all. */
@Component
class Chain {

  /** Where the chain ends: of no entry at all, 0. */
  record End(long no, String hash, int keyNo) {

    static final End NONE = new End(0, ChainEntry.BEFORE_THE_FIRST, 0);
  }

  private static final String INSERT =
      """
      insert into audit.entry (no, at, action, subject_kind, subject, person, unit, reason, before,
             after, actor, actor_name, duty, acting_unit, request_id, address, key_no, previous,
             hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final ChainProof proof;

  Chain(ChainProof proof) {
    this.proof = proof;
  }

  /** Adds entries in the transaction of a connection, as its last act. */
  void append(Connection connection, List<Noted> noted) throws SQLException {
    append(connection, connection, noted);
  }

  /**
   * @param present a connection that sees what is committed now: a transaction with one view of the
   *     database from its beginning doesn't, and would tie its entry to a place that is taken
   */
  void append(Connection connection, Connection present, List<Noted> noted) throws SQLException {
    var entries = new ArrayList<ChainEntry>();
    for (var each : noted) {
      entries.add(asStored(connection, each));
    }
    hold(connection);
    var end = end(present);
    try (var statement = connection.prepareStatement(INSERT)) {
      for (var each : entries) {
        var entry = next(each, end);
        set(statement, entry);
        statement.addBatch();
        end = new End(entry.no(), entry.hash(), entry.keyNo());
      }
      statement.executeBatch();
    }
  }

  /** Until the transaction ends nobody else adds to the chain or anchors it. */
  static void hold(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select pg_advisory_xact_lock(hashtext('audit.chain'))
            """)) {
      statement.execute();
    }
  }

  static End end(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                """
                select no, hash, key_no from audit.chain_end()
                """);
        var row = statement.executeQuery()) {
      return row.next()
          ? new End(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)), row.getInt(3))
          : End.NONE;
    }
  }

  /** Its text as the database will give it back: JSON loses its order and its spaces there. */
  private static ChainEntry asStored(Connection connection, Noted noted) throws SQLException {
    var entry = noted.entry();
    var actor = noted.actor();
    var origin = noted.origin();
    return new ChainEntry(
        0,
        noted.at(),
        entry.action().code(),
        entry.subjectKind(),
        entry.subject(),
        entry.person(),
        entry.unit(),
        entry.reason(),
        json(connection, entry.before()),
        json(connection, entry.after()),
        actor.user(),
        actor.name(),
        actor.duty(),
        actor.unit(),
        origin == null ? null : origin.requestId(),
        origin == null ? null : origin.address(),
        0,
        "",
        "");
  }

  private static @Nullable String json(Connection connection, @Nullable String text)
      throws SQLException {
    if (text == null) {
      return null;
    }
    try (var statement =
        connection.prepareStatement(
            """
            select ?::jsonb::text
            """)) {
      statement.setString(1, text);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private ChainEntry next(ChainEntry entry, End end) {
    var placed = entry.placed(end.no() + 1, proof.key(end.keyNo()), end.hash());
    return placed.provedBy(proof.of(placed));
  }

  private static void set(PreparedStatement statement, ChainEntry entry) throws SQLException {
    var at = 1;
    statement.setLong(at++, entry.no());
    statement.setObject(at++, entry.at());
    for (var text : entry.texts()) {
      statement.setObject(at++, text, Types.VARCHAR);
    }
    statement.setInt(at++, entry.keyNo());
    statement.setBytes(at++, HexFormat.of().parseHex(entry.previous()));
    statement.setBytes(at, HexFormat.of().parseHex(entry.hash()));
  }
}
