package org.yipanqi.simulation;

import org.yipanqi.kernel.Problem;

/** Why a county can't be simulated as asked. */
enum SimulationProblem implements Problem.Type {
  /** {0} the county asked for, {1} the counties whose places are known. */
  COUNTY_UNKNOWN,
  /** {0} the first month, {1} the last month. */
  MONTHS_REVERSED,
  /** {0} the months asked for, {1} the most there may be. */
  TOO_MANY_MONTHS,
  /** {0} the first month, {1} the earliest there may be. */
  TOO_EARLY,
  /** {0} the residents asked for, {1} the fewest, {2} the most. */
  RESIDENTS_OUT_OF_RANGE,
  /** {0} the folder. */
  FOLDER_NOT_EMPTY,
  /** {0} the path. */
  NOT_A_FOLDER;

  @Override
  public Problem.Kind kind() {
    return switch (this) {
      case COUNTY_UNKNOWN -> Problem.Kind.MISSING;
      case FOLDER_NOT_EMPTY, NOT_A_FOLDER -> Problem.Kind.CONFLICT;
      case MONTHS_REVERSED, TOO_MANY_MONTHS, TOO_EARLY, RESIDENTS_OUT_OF_RANGE ->
          Problem.Kind.INVALID;
    };
  }
}
