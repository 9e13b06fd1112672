package org.yipanqi.facts.loading;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.reading.BinaryRows;
import org.yipanqi.facts.reading.ChunkPipe;
import org.yipanqi.facts.reading.ErrorList;
import org.yipanqi.facts.reading.ImportFile;
import org.yipanqi.facts.reading.ImportProgress;

/** Reads a file in a thread of its own while this one feeds its rows to the server. */
final class FileCopy {

  private final ImportFile file;
  private final BinaryRows rows;
  private final ChunkPipe pipe;
  private final ErrorList errors;
  private final ImportProgress progress;

  FileCopy(
      ImportFile file, BinaryRows rows, ChunkPipe pipe, ErrorList errors, ImportProgress progress) {
    this.file = file;
    this.rows = rows;
    this.pipe = pipe;
    this.errors = errors;
    this.progress = progress;
  }

  /** Copies the file and answers how many rows went in; none when there was a mistake. */
  long into(Sql sql, String copy) throws SQLException, IOException, InterruptedException {
    var reading = new FutureTask<@Nullable Void>(this::read);
    Thread.ofPlatform().daemon().name("import-reading").start(Acting.carried(reading));
    try {
      var count = feed(sql, copy);
      reading.get();
      return count;
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      pipe.abandon();
      await(reading);
    }
  }

  private @Nullable Void read() throws IOException {
    try {
      file.read(rows, errors, progress);
      rows.end();
    } finally {
      rows.giveUp();
    }
    return null;
  }

  private long feed(Sql sql, String copy) throws SQLException, InterruptedException {
    var in = sql.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      for (var chunk = pipe.next(); chunk != ChunkPipe.END; chunk = pipe.next()) {
        if (chunk == ChunkPipe.GIVEN_UP) {
          return 0;
        }
        in.writeToCopy(chunk.bytes(), 0, chunk.length());
        pipe.recycle(chunk);
      }
      return in.endCopy();
    } finally {
      cancel(in);
    }
  }

  private static void cancel(CopyIn in) throws SQLException {
    if (in.isActive()) {
      in.cancelCopy();
    }
  }

  /** Afterwards nobody reads the file any more. */
  private static void await(FutureTask<@Nullable Void> reading) throws InterruptedException {
    try {
      reading.get();
    } catch (ExecutionException | CancellationException e) {
      // told above, or the answer to our having gone
    }
  }

  private static RuntimeException rethrown(ExecutionException e) throws IOException {
    return switch (e.getCause()) {
      case IOException cause -> throw cause;
      case RuntimeException cause -> cause;
      case null, default -> new IllegalStateException(e);
    };
  }
}
