package org.yipanqi.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.SafekeepingProblem;
import org.yipanqi.safekeeping.Seal;

/**
 * Closes and opens the values of {@link SealedColumn}s, and makes what they are found by. A digest
 * is kept with the number of its key before it, two bytes, so that old and new ones are told apart
 * while they are renewed.
 */
@Component
public class SealedValues {

  /** The bytes of a digest with its key's number. */
  public static final int DIGEST = Short.BYTES + Digests.BYTES;

  private static final List<Purpose> PURPOSES = List.of(Purpose.PERSONAL, Purpose.LOOKUP);
  private static final byte[] PROOF = "this key".getBytes(StandardCharsets.UTF_8);

  private final Keys keys;
  private final Seal seal;
  private final Digests digests;

  public SealedValues(Keys keys) {
    this.keys = keys;
    this.seal = new Seal(keys, Purpose.PERSONAL);
    this.digests = new Digests(keys, Purpose.LOOKUP);
  }

  /**
   * Notes the keys that close now, in the transaction in which they do, and refuses if others were
   * used under their numbers.
   */
  public void noteKeys(JdbcOperations jdbc) {
    for (var purpose : PURPOSES) {
      var no = keys.newest(purpose);
      jdbc.update(
          """
          insert into facts.key_in_use (purpose, no, proof) values (?, ?, ?)
          on conflict do nothing
          """,
          purpose.name(),
          no,
          proof(purpose, no));
    }
    checkKeys(jdbc);
  }

  /** Refuses other keys than those which the values in the database were closed with. */
  public void checkKeys(JdbcOperations jdbc) {
    jdbc.query(
        """
        select purpose, no, proof from facts.key_in_use order by purpose, no
        """,
        row -> {
          var purpose = Purpose.valueOf(row.getString(1));
          var no = row.getInt(2);
          if (!Arrays.equals(proof(purpose, no), row.getBytes(3))) {
            throw SafekeepingProblem.KEY_FOREIGN.because(keys.file(purpose, no));
          }
        });
  }

  /** By which a key is known again, and that tells nothing of it. */
  private byte[] proof(Purpose purpose, int no) {
    return new Digests(keys, purpose).of(PROOF, no);
  }

  /** For one thread and some seconds: uses the keys that are the newest now. */
  public Closer closer() {
    return new Closer();
  }

  /** Closes many values. */
  public final class Closer {

    private final Seal.Closer closer = seal.closer();
    private final int newest = keys.newest(Purpose.LOOKUP);
    private final Under under = under(newest);
    private final List<Under> older =
        keys.numbers(Purpose.LOOKUP).stream()
            .filter(no -> no != newest)
            .map(SealedValues.this::under)
            .toList();

    private Closer() {}

    public byte[] closed(SealedColumn column, String row, String text) {
      return closer.close(text, column.place(row));
    }

    /** Null where the value has nothing that it could be found by. */
    public byte @Nullable [] digest(SealedColumn column, String text) {
      var sought = column.sought(text);
      return sought == null ? null : under.of(sought, column.digestPlace());
    }

    public byte[] written(SealedColumn column, String text) {
      return under.of(text, column.writtenPlace());
    }

    /** How the value would be written under each older key, one after the other. */
    public byte[] writtenBefore(SealedColumn column, String text) {
      var all = ByteBuffer.allocate(older.size() * DIGEST);
      for (var each : older) {
        all.put(each.of(text, column.writtenPlace()));
      }
      return all.array();
    }

    /** A value and what lies beside it, by column of the table; all null when there is no value. */
    Map<String, byte @Nullable []> all(SealedColumn column, String row, @Nullable String text) {
      var all = new LinkedHashMap<String, byte @Nullable []>();
      column.columns().forEach(each -> all.put(each, null));
      if (text != null) {
        all.put(column.closed(), closed(column, row, text));
        all.put(column.digest(), digest(column, text));
        all.put(column.written(), written(column, text));
      }
      return all;
    }

    /** How many older keys digests may have been made with. */
    public int olderKeys() {
      return older.size();
    }
  }

  /** Digests under one key. */
  private record Under(int no, Digests.Digester digester) {

    byte[] of(String text, String place) {
      var out = new byte[DIGEST];
      ByteBuffer.wrap(out).putShort((short) no);
      digester.of(text, place, out, Short.BYTES);
      return out;
    }
  }

  private Under under(int no) {
    return new Under(no, digests.digester(no));
  }

  /** The text of a value in a row; {@code NOT_AUTHENTIC} when it was not closed for there. */
  public String open(SealedColumn column, String row, byte[] closed) {
    return seal.open(closed, column.place(row));
  }

  /**
   * What a value may be found by: a digest under each key there is. None where there is nothing.
   */
  public List<byte[]> digests(SealedColumn column, String text) {
    var sought = column.sought(text);
    var _ = keys.newest(Purpose.LOOKUP); // so that keys which others made are known
    return sought == null
        ? List.of()
        : keys.numbers(Purpose.LOOKUP).stream()
            .map(no -> under(no).of(sought, column.digestPlace()))
            .toList();
  }
}
