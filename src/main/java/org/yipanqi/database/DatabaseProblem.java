package org.yipanqi.database;

import org.yipanqi.kernel.Problem;

/** Why there is no database to work with. */
enum DatabaseProblem implements Problem.Type {
  /** There are no server programs for this kind of machine. */
  NO_PROGRAMS,
  /** The URL is not one of PostgreSQL's. */
  BAD_URL,
  /** The server named in the settings does not answer or refuses the account. */
  UNREACHABLE,
  /** Neither the wanted data folder nor the one to fall back on can be used. */
  FOLDER_UNUSABLE,
  /** The data folder was made by another account of the machine. */
  FOLDER_OF_ANOTHER_ACCOUNT,
  /** The data folder holds the data of another major version. */
  OTHER_VERSION,
  /** The data folder has data but its password file is gone. */
  PASSWORD_MISSING,
  /** Others than its owner may read a file with a password. */
  PASSWORD_EXPOSED,
  /** The server's own programs said no. */
  SERVER_FAILED,
  /** A backup is to go where something lies already. */
  PLACE_TAKEN,
  /** The tables of a backup could not be brought back. */
  RESTORE_FAILED;

  @Override
  public Problem.Kind kind() {
    return Problem.Kind.INVALID;
  }
}
