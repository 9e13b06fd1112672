package org.yipanqi.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the chain ended at a moment: what keeps its end from being cut off unseen.
 *
 * @param no 1, 2, 3 … without gaps
 * @param entryNo the last entry then
 * @param entryHash what it ended with
 * @param proof under the key
 */
record Anchor(
    long no,
    LocalDate day,
    OffsetDateTime at,
    long entryNo,
    String entryHash,
    int keyNo,
    String proof) {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{1,18}) (\\S+) (\\S+) (\\d{1,18}) ([0-9a-f]{64}) (\\d{1,9}) ([0-9a-f]{64})");

  /** As it stands in the file. */
  String line() {
    return "%d %s %s %d %s %d %s".formatted(no, day, at, entryNo, entryHash, keyNo, proof);
  }

  /** A line of the file; nothing for one that nobody here has written. */
  static Optional<Anchor> of(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Anchor(
              Long.parseLong(parts.group(1)),
              LocalDate.parse(parts.group(2)),
              OffsetDateTime.parse(parts.group(3)),
              Long.parseLong(parts.group(4)),
              parts.group(5),
              Integer.parseInt(parts.group(6)),
              parts.group(7)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The same moment may be written in several zones. */
  boolean same(Anchor other) {
    return no == other.no && proof.equals(other.proof);
  }

  Anchor provedBy(String by) {
    return new Anchor(no, day, at, entryNo, entryHash, keyNo, by);
  }
}
