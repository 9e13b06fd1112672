package org.yipanqi.facts.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Whether bytes that come in parts are in an encoding, and if not, in which line they are not. */
final class StrictDecoding {

  private final CharsetDecoder decoder;
  private final CharBuffer characters = CharBuffer.allocate(1 << 16);
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private long line = 1;
  private boolean failed;

  StrictDecoding(Encoding encoding) {
    decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  void take(byte[] bytes, int from, int length) {
    if (failed) {
      return;
    }
    var input = ByteBuffer.allocate(pending.remaining() + length);
    input.put(pending).put(bytes, from, length).flip();
    decode(input, false);
    pending = input.slice();
  }

  void end() {
    if (!failed) {
      decode(pending, true);
    }
  }

  boolean failed() {
    return failed;
  }

  /** The line of the first byte that does not fit. */
  long line() {
    return line;
  }

  private void decode(ByteBuffer input, boolean end) {
    CoderResult result;
    do {
      var start = input.position();
      characters.clear();
      result = decoder.decode(input, characters, end);
      for (var i = start; i < input.position(); i++) {
        line += input.get(i) == '\n' ? 1 : 0;
      }
    } while (result.isOverflow());
    failed = result.isError();
  }
}
