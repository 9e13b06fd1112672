package org.yipanqi.safekeeping;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Closes a file of any length while it is written, in bounded memory. Only {@link #close} writes
 * its end: what was cut before does not open.
 */
public final class SealedOutput extends OutputStream {

  private final OutputStream to;
  private final FileKey key;
  private final byte[] chunk = new byte[FileKey.CHUNK];
  private int filled;
  private boolean closed;

  /**
   * @param place what the file is for; the same words open it
   */
  public SealedOutput(OutputStream to, Keys keys, Purpose purpose, String place)
      throws IOException {
    this.to = to;
    var salt = new byte[FileKey.SALT];
    new SecureRandom().nextBytes(salt);
    var head = FileKey.head(keys.newest(purpose), salt);
    this.key = FileKey.of(keys, purpose, head, place);
    to.write(head);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    var at = from;
    while (at < from + length) {
      if (filled == chunk.length) {
        to.write(key.next(true, chunk, filled, false));
        filled = 0;
      }
      var taken = Math.min(chunk.length - filled, from + length - at);
      System.arraycopy(bytes, at, chunk, filled, taken);
      filled += taken;
      at += taken;
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (to) {
        to.write(key.next(true, chunk, filled, true));
      }
    }
  }
}
