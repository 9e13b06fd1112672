package org.yipanqi.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.SealedInput;
import org.yipanqi.safekeeping.SealedOutput;

/** Closes a file's bytes for their own place, so that they open in no other, and opens them. */
@Component
public class SealedFiles {

  private final Keys keys;

  SealedFiles(Keys keys) {
    this.keys = keys;
  }

  /** The number of the key that {@link #close} takes. */
  public int newestKey() {
    return keys.newest(Purpose.DOCUMENT);
  }

  /**
   * @param place the row that they are of: {@code sharedrecord.document 12}
   */
  public byte[] close(String place, byte[] bytes) {
    var closed = new ByteArrayOutputStream(bytes.length + 1024);
    try (var out = new SealedOutput(closed, keys, Purpose.DOCUMENT, place)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return closed.toByteArray();
  }

  public byte[] open(String place, byte[] sealed) {
    try (var in =
        new SealedInput(new ByteArrayInputStream(sealed), keys, Purpose.DOCUMENT, place)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
