package org.yipanqi.terminology;

import org.yipanqi.kernel.Problem;

/** Why nothing is found in a table of codes. */
public enum TerminologyProblem implements Problem.Type {
  UNKNOWN_SYSTEM(Problem.Kind.MISSING),
  /** More letters than any name has. */
  TOO_LONG(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  TerminologyProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
