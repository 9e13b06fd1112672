package org.yipanqi.facts;

import org.yipanqi.kernel.Problem;

/** Every way facts and imports say no. */
enum FactsProblem implements Problem.Type {
  UNKNOWN_FORMAT(Problem.Kind.MISSING),
  UNKNOWN_IMPORT(Problem.Kind.MISSING),
  UNKNOWN_ENCODING(Problem.Kind.INVALID),
  EMPTY_UPLOAD(Problem.Kind.INVALID),
  ALREADY_ENDED(Problem.Kind.CONFLICT),
  TOO_MANY_IMPORTS(Problem.Kind.CONFLICT),
  NO_SUCH_FILE(Problem.Kind.MISSING),
  NO_FILES(Problem.Kind.INVALID),
  UNKNOWN_FILES(Problem.Kind.INVALID),
  TWO_FILES(Problem.Kind.INVALID),
  FOLDER_UNFINISHED(Problem.Kind.CONFLICT);

  private final Problem.Kind kind;

  FactsProblem(Problem.Kind kind) {
    this.kind = kind;
  }

  @Override
  public Problem.Kind kind() {
    return kind;
  }
}
