package org.yipanqi.facts.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file say it is.
 *
 * @param complaint why it can't be read, whatever it is called; null when it may be
 */
record FileSignature(FileKind kind, @Nullable String complaint) {

  private static final int HEAD = 4096;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
  private static final byte[] PDF = {'%', 'P', 'D', 'F'};

  /** The container of the workbooks of Excel 97, and of those that a password keeps shut. */
  private static final byte[] COMPOUND = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  /** The stream of a container that holds a workbook kept shut. */
  private static final byte[] SHUT = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  static FileSignature of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(HEAD);
      if (begins(head, ZIP) || begins(head, EMPTY_ZIP)) {
        return new FileSignature(FileKind.XLSX, null);
      }
      if (begins(head, COMPOUND)) {
        return new FileSignature(
            FileKind.XLSX, holds(file, SHUT) ? "workbook-encrypted" : "workbook-xls");
      }
      return new FileSignature(FileKind.CSV, begins(head, PDF) ? "not-a-table" : markup(head));
    }
  }

  /** Programs like to save web pages and XML under the name of a workbook. */
  private static @Nullable String markup(byte[] head) {
    var text =
        new String(head, StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", "").strip();
    if (!text.startsWith("<")) {
      return null;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("<html") || lower.contains("<table") || lower.contains("<!doctype html")
        ? "file-is-html"
        : "file-is-xml";
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static boolean holds(Path file, byte[] sought) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var window = new byte[1 << 16];
      var kept = 0;
      for (int read; (read = in.readNBytes(window, kept, window.length - kept)) > 0; ) {
        var length = kept + read;
        for (var i = 0; i + sought.length <= length; i++) {
          if (Arrays.equals(window, i, i + sought.length, sought, 0, sought.length)) {
            return true;
          }
        }
        kept = Math.min(sought.length - 1, length);
        System.arraycopy(window, length - kept, window, 0, kept);
      }
      return false;
    }
  }
}
