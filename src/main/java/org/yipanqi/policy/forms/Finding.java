package org.yipanqi.policy.forms;

import java.util.List;
import org.yipanqi.kernel.Label;

/**
 * Something about the cells of a return.
 *
 * @param code the id of a check, or of a fault that every form knows: {@code not-a-number}, {@code
 *     required} …
 * @param cells by name; the first is the one beside which it is told
 */
public record Finding(
    Kind kind, String code, Check.Severity severity, List<String> cells, Label words) {

  /** Where it comes from. */
  public enum Kind {
    /** A value that can't stand in its cell. */
    VALUE,
    /** A cell that is still to be filled: a draft may have such, what is submitted may not. */
    MISSING,
    /** A check of the form. */
    CHECK
  }

  public boolean error() {
    return severity == Check.Severity.ERROR;
  }
}
