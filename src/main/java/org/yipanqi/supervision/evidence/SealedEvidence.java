package org.yipanqi.supervision.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.SealedInput;
import org.yipanqi.safekeeping.SealedOutput;

/** Closes a file's bytes for its own row, so that they open in no other, and opens them. */
@Component
class SealedEvidence {

  private final Keys keys;

  SealedEvidence(Keys keys) {
    this.keys = keys;
  }

  int newestKey() {
    return keys.newest(Purpose.DOCUMENT);
  }

  byte[] close(long evidence, byte[] bytes) {
    var closed = new ByteArrayOutputStream(bytes.length + 1024);
    try (var out = new SealedOutput(closed, keys, Purpose.DOCUMENT, place(evidence))) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return closed.toByteArray();
  }

  byte[] open(long evidence, byte[] sealed) {
    try (var in =
        new SealedInput(
            new ByteArrayInputStream(sealed), keys, Purpose.DOCUMENT, place(evidence))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(long evidence) {
    return "supervision.evidence " + evidence;
  }
}
