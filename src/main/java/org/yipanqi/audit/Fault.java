package org.yipanqi.audit;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param from the first number concerned: of an entry, of an anchor, of a line of the file
 * @param to the last one
 * @param other the key, anchor or entry that goes with it
 */
record Fault(Kind kind, long from, long to, @Nullable Long other) {

  /** What can be found. The numbers are entries unless it says otherwise. */
  enum Kind {
    /** Not what was written: altered, or made up by somebody without the key. */
    CHANGED,
    /** Not there. */
    MISSING,
    /** There more than once. */
    DUPLICATE,
    /** Genuine, but it does not follow the one before it: from another course of the chain. */
    UNLINKED,
    /** Proved by an older key than the one before it. */
    OLDER_KEY,
    /** The key that proves them is not in the folder; {@code other} is its number. */
    KEY_MISSING,
    /** The chain ends with {@code from}, and anchor {@code other} knows of {@code to}. */
    CUT_OFF,
    /** Another entry than anchor {@code other} knows. */
    NOT_AS_ANCHORED,
    /** The key that proves these anchors is not in the folder; {@code other} is its number. */
    ANCHOR_KEY_MISSING,
    /** An anchor of the table is not what was written. */
    ANCHOR_CHANGED,
    /** An anchor is missing in the table. */
    ANCHOR_MISSING,
    /** An anchor of the file is not what was written. */
    FILE_ANCHOR_CHANGED,
    /** An anchor is missing in the file. */
    FILE_ANCHOR_MISSING,
    /** An anchor is in the table other than in the file. */
    ANCHORS_DIFFER,
    /** A line of the file is none. */
    FILE_UNREADABLE,
    /** There are anchors, and no file of them. */
    FILE_MISSING;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Fault of(Kind kind, long no) {
    return new Fault(kind, no, no, null);
  }

  /** One fault for several in a row of the same kind. */
  @Nullable Fault joined(Fault next) {
    var adjoins = kind == next.kind && next.from == to + 1 && Objects.equals(other, next.other);
    return adjoins ? new Fault(kind, from, next.to, other) : null;
  }
}
