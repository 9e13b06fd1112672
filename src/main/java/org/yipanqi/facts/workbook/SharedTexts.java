package org.yipanqi.facts.workbook;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells share. There may be millions, so they lie in a file of their
 * own while the workbook is read; only where each begins is kept in memory.
 */
final class SharedTexts implements AutoCloseable {

  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int MOST_TEXTS = 16_000_000;
  private static final int MOST_LETTERS = 1_000_000_000;
  private static final int WRITTEN_AT_ONCE = 1 << 16;

  private final List<int[]> starts = new ArrayList<>();
  private final Path file;
  private final FileChannel channel;
  private final Arena arena = Arena.ofConfined();
  private final ByteBuffer pending =
      ByteBuffer.allocate(WRITTEN_AT_ONCE + 2 * Cell.MOST_LETTERS + 2)
          .order(ByteOrder.nativeOrder());
  private MemorySegment letters = MemorySegment.NULL;
  private int count;
  private int end;

  private SharedTexts() throws IOException {
    file = Files.createTempFile("yipanqi-texts-", ".bin");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * @param xml the part that holds them; null when the workbook has none
   */
  static SharedTexts read(@Nullable Xml xml) throws IOException {
    var texts = new SharedTexts();
    try {
      texts.begin();
      if (xml != null) {
        texts.take(xml);
      }
      texts.write();
      texts.letters = texts.channel.map(MapMode.READ_ONLY, 0, 2L * texts.end, texts.arena);
      return texts;
    } catch (IOException | RuntimeException e) {
      texts.close();
      throw e;
    }
  }

  private void take(Xml xml) throws IOException {
    var text = new Cell();
    while (xml.next()) {
      if (xml.starts("si")) {
        text.clear();
        rich(xml, "si", text);
        text.unescape();
        add(text);
      }
    }
  }

  /** The text of an element, over all its runs, without the phonetic ones beside it. */
  static void rich(Xml xml, String element, Cell text) throws IOException {
    var inText = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("t")) {
        inText = true;
      } else if (xml.ends("t")) {
        inText = false;
      } else if (inText && xml.hasText()) {
        xml.addTo(text);
      }
    }
  }

  private void add(Cell text) throws IOException {
    if (count == MOST_TEXTS || end > MOST_LETTERS - Cell.MOST_LETTERS) {
      throw new UnreadableWorkbook("workbook-too-large");
    }
    // one more than can be: whoever asks for it learns that it is too long
    var length = text.isOverfull() ? Cell.MOST_LETTERS + 1 : text.length();
    for (var i = 0; i < length; i++) {
      pending.putChar(i < text.length() ? text.letters()[i] : ' ');
    }
    end += length;
    count++;
    begin();
    if (pending.position() >= WRITTEN_AT_ONCE) {
      write();
    }
  }

  /** Notes where the next text begins. */
  private void begin() {
    if (count % CHUNK == 0) {
      starts.add(new int[CHUNK]);
    }
    starts.getLast()[count % CHUNK] = end;
  }

  private void write() throws IOException {
    pending.flip();
    while (pending.hasRemaining()) {
      channel.write(pending);
    }
    pending.clear();
  }

  private int start(int number) {
    return starts.get(number >> CHUNK_BITS)[number & CHUNK - 1];
  }

  /** Puts a text into a cell; false when there is none of this number. */
  boolean into(int number, Cell cell) {
    if (number < 0 || number >= count) {
      return false;
    }
    var from = start(number);
    var length = start(number + 1) - from;
    cell.clear();
    if (cell.room(length)) {
      MemorySegment.copy(letters, ValueLayout.JAVA_CHAR, 2L * from, cell.letters(), 0, length);
      cell.longer(length);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    arena.close();
    channel.close();
    Files.deleteIfExists(file);
  }
}
