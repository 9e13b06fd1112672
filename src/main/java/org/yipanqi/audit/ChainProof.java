package org.yipanqi.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.yipanqi.safekeeping.Digests;

/**
 * HMAC-SM3 over an entry or an anchor. Every field goes in with its length, so that no two
 * different ones are written alike; an absent text has length -1, an empty one 0.
 */
final class ChainProof {

  private static final String ENTRY = "yipanqi audit entry 1";
  private static final String ANCHOR = "yipanqi audit anchor 1";

  private final Digests digests;

  ChainProof(Digests digests) {
    this.digests = digests;
  }

  /** The key that proves from now on. It never falls behind what the chain has already. */
  int key(int ofTheEnd) {
    return Math.max(digests.newest(), ofTheEnd);
  }

  /** What the entry ends with; its own hash is not looked at. */
  String of(ChainEntry entry) {
    var fields = new Fields(ENTRY);
    fields.text(entry.previous()).number(entry.no()).moment(entry.at());
    entry.texts().forEach(fields::text);
    fields.number(entry.keyNo());
    return digest(fields, entry.keyNo());
  }

  /** What proves an anchor; its own proof is not looked at. */
  String of(Anchor anchor) {
    var fields = new Fields(ANCHOR);
    fields.number(anchor.no()).text(anchor.day().toString()).moment(anchor.at());
    fields.number(anchor.entryNo()).text(anchor.entryHash()).number(anchor.keyNo());
    return digest(fields, anchor.keyNo());
  }

  private String digest(Fields fields, int keyNo) {
    return HexFormat.of().formatHex(digests.of(fields.bytes.toByteArray(), keyNo));
  }

  private static final class Fields {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Fields(String what) {
      text(what);
    }

    Fields text(@Nullable String text) {
      if (text == null) {
        return length(-1);
      }
      var content = text.getBytes(StandardCharsets.UTF_8);
      length(content.length);
      bytes.writeBytes(content);
      return this;
    }

    Fields number(long number) {
      length(Long.BYTES);
      bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      return this;
    }

    /** In microseconds, as the database keeps it, whatever the zone it is told in. */
    Fields moment(OffsetDateTime at) {
      return number(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, at.toInstant()));
    }

    private Fields length(int length) {
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
      return this;
    }
  }
}
