package org.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files of a server at work, as PostgreSQL's manual says they may be copied ("Making a Base
 * Backup Using the Low Level API"): a file may change or go while it is read, since the write-ahead
 * log of the same time is copied too and makes it right.
 */
final class ClusterCopy {

  static final String CLUSTER = "cluster/";
  static final String FOLDER = "folder/";

  /** Folders that are empty in a copy; the server fills them anew. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "log");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|backup_label.*|tablespace_map.*|current_logfiles.*|start\\.log"
              + "|recovery\\.signal|standby\\.signal|pg_internal\\.init.*|pgsql_tmp.*|pg_control");

  private static final int BUFFER = 256 * 1024;
  private static final int CONTROL_READS = 100;

  private final Path cluster;
  private final TarArchiveOutputStream tar;
  private final Pace pace;

  ClusterCopy(Path cluster, OutputStream to, Pace pace) {
    this.cluster = cluster;
    this.pace = pace;
    this.tar = new TarArchiveOutputStream(to, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  static long size(Path cluster) throws IOException {
    var sum = new long[1];
    walk(
        cluster,
        new Seen() {
          @Override
          public void folder(Path folder) {}

          @Override
          public void file(Path file, long size) {
            sum[0] += size;
          }
        });
    return sum[0];
  }

  void files() throws IOException {
    walk(
        cluster,
        new Seen() {
          @Override
          public void folder(Path folder) throws IOException {
            putFolder(CLUSTER + cluster.relativize(folder) + "/");
          }

          @Override
          public void file(Path file, long size) throws IOException {
            put(CLUSTER + cluster.relativize(file), file);
          }
        });
    putFolder(CLUSTER + "pg_wal/archive_status/");
    putFolder(CLUSTER + "pg_wal/summaries/");
  }

  /** Last of all; read until two readings are the same, for the server may be writing it. */
  void control() throws IOException {
    var file = cluster.resolve("global/pg_control");
    var before = Files.readAllBytes(file);
    for (var i = 0; i < CONTROL_READS; i++) {
      var now = Files.readAllBytes(file);
      if (Arrays.equals(before, now)) {
        put(CLUSTER + "global/pg_control", now);
        return;
      }
      before = now;
    }
    throw new IOException(file + " changes without a pause");
  }

  void put(String name, byte[] bytes) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /**
   * As long as it was when it was looked at: what it lost since is filled up, for the log knows.
   */
  void put(String name, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(file));
      tar.putArchiveEntry(entry);
      copy(in, entry.getSize());
      tar.closeArchiveEntry();
    } catch (NoSuchFileException e) {
      // A table that was dropped, or a piece of the log that is not needed.
    }
  }

  void finish() throws IOException {
    tar.finish();
    tar.flush();
  }

  private void putFolder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name));
    tar.closeArchiveEntry();
  }

  private void copy(InputStream in, long size) throws IOException {
    var buffer = new byte[BUFFER];
    var left = size;
    while (left > 0) {
      var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        Arrays.fill(buffer, (byte) 0);
        read = (int) Math.min(buffer.length, left);
      }
      tar.write(buffer, 0, read);
      left -= read;
      pace.add(read);
    }
  }

  private interface Seen {
    void folder(Path folder) throws IOException;

    void file(Path file, long size) throws IOException;
  }

  private static void walk(Path cluster, Seen seen) throws IOException {
    Files.walkFileTree(
        cluster,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(cluster)) {
              return FileVisitResult.CONTINUE;
            }
            var name = folder.getFileName().toString();
            if (LEFT_OUT.matcher(name).matches()) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            seen.folder(folder);
            var emptied = cluster.equals(folder.getParent()) && EMPTY.contains(name);
            return emptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()
                && !LEFT_OUT.matcher(file.getFileName().toString()).matches()) {
              seen.file(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
