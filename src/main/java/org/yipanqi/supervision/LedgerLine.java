package org.yipanqi.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * What a policy says of a task.
 *
 * @param place of the clause in the document
 * @param group its chapter, or whose duty it is
 * @param units as the document names them
 * @param unitsStated false where the document leaves them blank and layout hands them down
 * @param leadFirst whether the document says that the first of them leads
 * @param due null where the document gives none
 * @param what milestone, mechanism, figure, duty or task
 * @param series that show it
 */
record LedgerLine(
    String pack,
    Task.Kind kind,
    String ref,
    int no,
    Label title,
    String clause,
    String place,
    @Nullable Label group,
    List<Label> units,
    boolean unitsStated,
    boolean leadFirst,
    @Nullable LocalDate due,
    String what,
    List<String> series) {

  /** Whether it is computed, so that nobody reports it. */
  boolean figure() {
    return what.equals("figure");
  }

  /** Whether a report of it rests on a file. */
  boolean needsEvidence() {
    return kind != Task.Kind.DUTY;
  }

  String key() {
    return Task.key(pack, kind, ref);
  }
}
