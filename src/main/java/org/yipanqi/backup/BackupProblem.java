package org.yipanqi.backup;

import org.yipanqi.kernel.Problem;

/** Why there is no backup, or no way back from one. */
enum BackupProblem implements Problem.Type {
  /** The backup folder can't be read or written. */
  FOLDER_UNUSABLE,
  /** There is no room left on a disk. */
  NO_ROOM,
  /** Another backup is being made in this folder. */
  BUSY,
  /** The server did not let itself be copied. */
  NOT_MADE,
  /** The folder holds no whole backup that would do. */
  NO_BACKUP,
  /** A file of a backup is missing or other than it was written. */
  NOT_INTACT,
  /** Keys without which the restored data could not be read are missing or others. */
  KEYS_DIFFER,
  /** Rows can only be brought into a database without tables. */
  NOT_EMPTY,
  /** A copy of the server's files can't go into a database of another server. */
  ONLY_EMBEDDED,
  /** A copy of a server's files is of another major version than this program brings. */
  OTHER_MAJOR,
  /** There is no key folder where the restored product would look for one. */
  NO_KEYS,
  /** A moment is asked for, and the backup is one of rows, which holds no other moments. */
  NO_MOMENTS,
  /** The archive holds nothing after the moment asked for. */
  MOMENT_NOT_REACHED,
  /** A piece is missing in the middle of the archive. */
  PIECE_MISSING,
  /** The program's migrations are not those the backup was made with. */
  OTHER_MIGRATIONS,
  /** The rows of a backup could not be brought in. */
  ROWS_REFUSED;

  @Override
  public Problem.Kind kind() {
    return Problem.Kind.INVALID;
  }
}
