package org.yipanqi.safekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Opens a sealed file while it is read, in bounded memory. Each chunk is proved before a byte of it
 * is given out, and the end of the stream is told only where the file's own end was proved;
 * anything else is {@link SafekeepingProblem#NOT_AUTHENTIC}.
 */
public final class SealedInput extends InputStream {

  private final InputStream from;
  private final String place;
  private final FileKey key;
  private byte[] ahead;
  private byte[] chunk = new byte[0];
  private int given;
  private boolean ended;

  /**
   * @param place what the file is for: the words it was closed with
   */
  public SealedInput(InputStream from, Keys keys, Purpose purpose, String place)
      throws IOException {
    this.from = from;
    this.place = place;
    var head = from.readNBytes(FileKey.HEAD);
    if (head.length < FileKey.HEAD
        || !Arrays.equals(
            head, 0, FileKey.LAYOUT.length, FileKey.LAYOUT, 0, FileKey.LAYOUT.length)) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
    key = FileKey.of(keys, purpose, head, place);
    ahead = from.readNBytes(FileKey.CHUNK + FileKey.PROOF);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    while (given == chunk.length) {
      if (ended) {
        return -1;
      }
      advance();
    }
    var taken = Math.min(most, chunk.length - given);
    System.arraycopy(chunk, given, into, at, taken);
    given += taken;
    return taken;
  }

  @Override
  public void close() throws IOException {
    from.close();
  }

  private void advance() throws IOException {
    if (ahead.length < FileKey.PROOF) {
      throw SafekeepingProblem.NOT_AUTHENTIC.because(place);
    }
    var next = from.readNBytes(FileKey.CHUNK + FileKey.PROOF);
    ended = next.length == 0;
    chunk = key.next(false, ahead, ahead.length, ended);
    given = 0;
    ahead = next;
  }
}
