package org.yipanqi.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The Chinese font that papers are set in (Noto Sans SC, SIL Open Font License). */
public final class PaperFont {

  public static final String FAMILY = "Paper";

  /** Stands for a character that no type has, as Chinese printers do. */
  private static final String LACKING = "〓";

  private static final String RESOURCE = "/fonts/NotoSansSC-Regular.ttf";

  private record Loaded(byte[] bytes, CmapLookup characters) {}

  /** Read once, when the first paper is printed. */
  private static final class Once {
    private static final Loaded FONT = load();
  }

  private PaperFont() {}

  private static Loaded load() {
    try (var in = PaperFont.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing " + RESOURCE);
      }
      var bytes = in.readAllBytes();
      var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      return new Loaded(bytes, font.getUnicodeCmapLookup());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open() {
    return new ByteArrayInputStream(Once.FONT.bytes());
  }

  /** A text with what the font lacks marked; nothing is left out unseen. */
  public static String printable(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(letter -> {
          if (letter == '\n' || Once.FONT.characters().getGlyphId(letter) != 0) {
            shown.appendCodePoint(letter);
          } else if (!Character.isISOControl(letter)) {
            shown.append(Character.isWhitespace(letter) ? " " : LACKING);
          }
        });
    return shown.toString();
  }

  /** The same as it stands in a page: printable, and nothing in it is a tag. */
  public static String escaped(String text) {
    return printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\n", "<br/>");
  }
}
