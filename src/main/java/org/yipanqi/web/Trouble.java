package org.yipanqi.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What the machine under us says no to, wherever in an error it is found: it is nobody's mistake in
 * the program, and whoever reads of it can do something.
 */
enum Trouble {
  /** The database itself said that it is not theirs: a policy of rows, the write guard. */
  NOT_YOURS(HttpStatus.FORBIDDEN, "not-yours", false),
  /** A text has signs that no text may hold (NUL): the sender's mistake. */
  MALFORMED(HttpStatus.BAD_REQUEST, "malformed", false),
  /** No room left where the database or a file that is sent is kept. */
  DISK_FULL(HttpStatus.INSUFFICIENT_STORAGE, "disk-full", true),
  /** The database is not there: it ended, begins again, or takes no more connections. */
  DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "database-away", true);

  private static final String NO_SPACE = "No space left on device";

  private final HttpStatus status;
  private final String code;
  private final boolean operators;

  Trouble(HttpStatus status, String code, boolean operators) {
    this.status = status;
    this.code = code;
    this.operators = operators;
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Whether whoever runs the machine has to do something. */
  boolean operators() {
    return operators;
  }

  /** The first that an error or what caused it tells of. */
  static Optional<Trouble> in(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      var found = of(cause);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Trouble of(Throwable cause) {
    return switch (cause) {
      case SQLTransientConnectionException _ -> DATABASE_AWAY;
      case SQLException sql ->
          of(String.valueOf(sql.getSQLState()), String.valueOf(sql.getMessage()));
      case IOException io -> String.valueOf(io.getMessage()).contains(NO_SPACE) ? DISK_FULL : null;
      default -> null;
    };
  }

  /**
   * By PostgreSQL's words. A server that finds no room for its log ends all its sessions; one that
   * finds none for a memory segment or a temporary file says 53100 or only so in its text.
   */
  private static @Nullable Trouble of(String state, String text) {
    return switch (state) {
      case "42501" -> NOT_YOURS;
      case "22021" -> MALFORMED;
      case "53100" -> DISK_FULL;
      case "53300", "57P01", "57P02", "57P03" -> DATABASE_AWAY;
      default -> {
        if (text.contains(NO_SPACE)) {
          yield DISK_FULL;
        }
        yield state.startsWith("08") ? DATABASE_AWAY : null;
      }
    };
  }
}
