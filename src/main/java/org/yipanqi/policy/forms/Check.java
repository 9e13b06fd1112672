package org.yipanqi.policy.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Term;

/**
 * What must hold between cells.
 *
 * @param each the section for each of whose rows it must hold; null where it holds once
 * @param that by names of cells ({@link CellName}); those of the period before begin with {@link
 *     #BEFORE}. Such a check is passed over while there is no return of the period before
 * @param text as the pack writes it
 * @param words what is wrong when it doesn't hold, and what to do
 * @param cells at which it is shown; of a row, with {@link CellName#ROW}
 */
public record Check(
    String id,
    @Nullable String each,
    Term that,
    String text,
    Missing missing,
    Severity severity,
    Label words,
    List<CellName> cells) {

  /** Begins the name of a cell of the period before. */
  public static final String BEFORE = "previous:";

  /** What a cell without a value means to a check. */
  public enum Missing {
    /** Nothing is said while it is missing. */
    SKIP,
    /** It has to be there. */
    REFUSE,
    /** Here, and only here, it counts as 0: the form says so. */
    ZERO
  }

  /** How much it matters. */
  public enum Severity {
    /** Must be mended before the return goes on. */
    ERROR,
    /** Must be looked at. */
    WARNING
  }
}
