package org.yipanqi.simulation;

import org.yipanqi.kernel.Problem;

/** Why a place can't be simulated as asked. */
enum SimulationProblem implements Problem.Type {
  /** {0} the place asked for, {1} the nearest that are known, {2} all cities and counties known. */
  PLACE_UNKNOWN,
  /** {0} the first month, {1} the last month. */
  MONTHS_REVERSED,
  /** {0} the months asked for, {1} the most there may be. */
  TOO_MANY_MONTHS,
  /** {0} the first month, {1} the earliest there may be. */
  TOO_EARLY,
  /** {0} the last month, {1} the latest that is over. */
  NOT_OVER_YET,
  /** {0} the residents asked for, {1} the fewest, {2} the most, {3} the place. */
  RESIDENTS_OUT_OF_RANGE,
  /** {0} the folder. */
  FOLDER_NOT_EMPTY,
  /** {0} the folder. */
  FOLDER_UNFINISHED,
  /** {0} the folder. */
  FOLDER_OF_ANOTHER_PLAN,
  /** {0} the path. */
  NOT_A_FOLDER,
  /** {0} the megabytes needed, {1} the megabytes there are, {2} the folder. */
  NOT_ENOUGH_SPACE,
  /** {0} the folder. */
  NO_FINISHED_RUN;

  @Override
  public Problem.Kind kind() {
    return switch (this) {
      case PLACE_UNKNOWN, NO_FINISHED_RUN -> Problem.Kind.MISSING;
      case FOLDER_NOT_EMPTY,
          FOLDER_UNFINISHED,
          FOLDER_OF_ANOTHER_PLAN,
          NOT_A_FOLDER,
          NOT_ENOUGH_SPACE ->
          Problem.Kind.CONFLICT;
      case MONTHS_REVERSED, TOO_MANY_MONTHS, TOO_EARLY, NOT_OVER_YET, RESIDENTS_OUT_OF_RANGE ->
          Problem.Kind.INVALID;
    };
  }
}
