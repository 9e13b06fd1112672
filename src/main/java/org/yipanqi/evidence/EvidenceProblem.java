package org.yipanqi.evidence;

import org.yipanqi.kernel.Problem;

/** Why a file is not kept, not opened or not withdrawn. */
public enum EvidenceProblem implements Problem.Type {
  /** What it should belong to is not there, or not in sight. */
  UNKNOWN_SUBJECT(Problem.Kind.MISSING),
  UNKNOWN_EVIDENCE(Problem.Kind.MISSING),
  /** Another duty's, or another place's turn. */
  NOT_YOURS(Problem.Kind.FORBIDDEN),
  /** What it should belong to is handed in or done. */
  CLOSED(Problem.Kind.CONFLICT),
  /** A return, a report or a decision rests on it. */
  IN_USE(Problem.Kind.CONFLICT),
  ALREADY_WITHDRAWN(Problem.Kind.CONFLICT),
  TOO_MANY(Problem.Kind.CONFLICT),
  REASON_NEEDED(Problem.Kind.INVALID),
  EMPTY_FILE(Problem.Kind.INVALID),
  TOO_LARGE(Problem.Kind.INVALID),
  /** No kind of file that is kept here. */
  UNKNOWN_FILE(Problem.Kind.INVALID),
  /** The name says one kind, the content is of another. */
  FILE_LIES(Problem.Kind.INVALID);

  private final Problem.Kind kind;

  EvidenceProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
