package org.yipanqi.evidence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;

/** A kind of thing that files may belong to; its module gives one as a bean. */
public interface EvidenceOwner {

  /** {@code task}: stored with each file, and never renamed. */
  String kind();

  /**
   * The code of the power without which nobody adds or withdraws a file: {@code reporting.fill}.
   */
  String power();

  /** One that is in the caller's sight. Asked in the caller's name. */
  Optional<EvidenceSubject> seen(Caller caller, long id);

  /**
   * The same, locked: until the transaction ends nothing comes to rest on its files. Asked by the
   * house, of what the caller has {@link #seen}.
   */
  Optional<EvidenceSubject> locked(Caller caller, long id);

  /**
   * Whether files may belong to a part of it, a cell or a line.
   *
   * @param anchor null for the thing as a whole
   */
  default boolean has(long id, @Nullable String anchor) {
    return anchor == null;
  }
}
