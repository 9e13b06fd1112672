package org.yipanqi.backup;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.yipanqi.kernel.Problem;

/** How files come onto the disk of a backup folder. A test puts a full one in its place. */
interface Disk {

  /** A new file whose bytes are on the disk once it is closed. */
  OutputStream create(Path file) throws IOException;

  static Disk real() {
    return file -> {
      Files.createFile(file);
      return new Synced(file);
    };
  }

  /** Folders too must be on the disk before what lies in them is. */
  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** What went wrong with a folder, in words for the operator. */
  static Problem problem(Path folder, IOException e) {
    var said = String.valueOf(e.getMessage());
    return said.contains("No space left")
        ? BackupProblem.NO_ROOM.because(folder)
        : BackupProblem.FOLDER_UNUSABLE.because(folder, e.getClass().getSimpleName() + " " + said);
  }

  /** Writes through. */
  final class Synced extends OutputStream {

    private final FileOutputStream file;

    Synced(Path path) throws IOException {
      file = new FileOutputStream(path.toFile());
    }

    @Override
    public void write(int one) throws IOException {
      file.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      file.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        file.getFD().sync();
      }
    }
  }
}
