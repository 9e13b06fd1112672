package org.yipanqi.sharedrecord;

import org.yipanqi.kernel.Problem;

/** Why something of a shared record is not had, or not taken. */
public enum SharedRecordProblem implements Problem.Type {
  /** Nobody of this number is in sight. */
  UNKNOWN_PERSON(Problem.Kind.MISSING),
  UNKNOWN_DOCUMENT(Problem.Kind.MISSING),
  UNKNOWN_INSTITUTION(Problem.Kind.MISSING),
  UNKNOWN_CONSENT(Problem.Kind.MISSING),
  UNKNOWN_ITEM(Problem.Kind.INVALID),
  UNKNOWN_CHOICE(Problem.Kind.INVALID),
  /** Work is done for an institution that the caller does not write for. */
  NOT_YOUR_INSTITUTION(Problem.Kind.FORBIDDEN),
  /** Only whoever holds a document shares or withdraws it. */
  NOT_YOUR_DOCUMENT(Problem.Kind.FORBIDDEN),
  /** Pictures of devices belong in the archive of images. */
  DICOM_ELSEWHERE(Problem.Kind.INVALID),
  TITLE_NEEDED(Problem.Kind.INVALID),
  REASON_NEEDED(Problem.Kind.INVALID),
  TOO_MANY_DOCUMENTS(Problem.Kind.CONFLICT),
  ALREADY_WITHDRAWN(Problem.Kind.CONFLICT),
  /** Neither value nor conclusion. */
  NOTHING_FOUND_OUT(Problem.Kind.INVALID),
  IN_THE_FUTURE(Problem.Kind.INVALID),
  ENDS_BEFORE_IT_BEGINS(Problem.Kind.INVALID),
  /** There is no result that may be recognised, or it is another one by now. */
  NOTHING_TO_RECOGNISE(Problem.Kind.CONFLICT);

  private final Problem.Kind kind;

  SharedRecordProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
