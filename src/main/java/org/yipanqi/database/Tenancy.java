package org.yipanqi.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Several programs may share one embedded server: the first in starts it, the last out stops it,
 * whichever that is. The operating system keeps the count through file locks, so that a killed
 * program counts as gone.
 */
final class Tenancy implements AutoCloseable {

  /** Something done while no other program enters or leaves. */
  interface Step {
    void run() throws IOException;
  }

  private final FileChannel door;
  private final FileChannel register;
  private FileLock presence;

  private Tenancy(FileChannel door, FileChannel register, FileLock presence) {
    this.door = door;
    this.register = register;
    this.presence = presence;
  }

  /** Enters; the step finds or starts the server. */
  static Tenancy enter(Path folder, Step findOrStart) throws IOException {
    var door = open(folder.resolve("door.lock"));
    var register = open(folder.resolve("tenants.lock"));
    try (var _ = door.lock()) {
      var tenancy = new Tenancy(door, register, register.lock(0, Long.MAX_VALUE, true));
      findOrStart.run();
      return tenancy;
    } catch (IOException | RuntimeException e) {
      register.close();
      throw e;
    }
  }

  /** Leaves; the step stops the server and is taken only by the last one out. */
  void leave(Step stop) throws IOException {
    try (var _ = door.lock()) {
      presence.release();
      var alone = register.tryLock();
      if (alone != null) {
        presence = alone;
        stop.run();
      }
    } finally {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    register.close();
    door.close();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
