package org.yipanqi.facts.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one look at every byte of a file tells before it is read: which file it is, how it is
 * encoded, whether it was cut off.
 *
 * @param kind what it is, whatever it is called
 * @param digest SHA-256 of the bytes
 * @param encoding what the bytes are in
 * @param mark how many bytes of byte order mark come first
 * @param complaint why the file can't be read at all, null when it can
 * @param oddQuotes whether a quotation mark is left open somewhere
 * @param endsInLineBreak whether the last row is ended as the others are
 */
public record FileProbe(
    FileKind kind,
    String digest,
    Encoding encoding,
    int mark,
    long size,
    @Nullable Complaint complaint,
    boolean oddQuotes,
    boolean endsInLineBreak) {

  /** A file whose bytes are not what they should be, and the line where that first shows. */
  public record Complaint(String code, @Nullable Long line) {}

  private static final int CHUNK = 1 << 16;

  /** Looks at a file. The encoding is found out, or checked where it was told. */
  public static FileProbe of(Path file, @Nullable Encoding told) throws IOException {
    var signature = FileSignature.of(file);
    var look = new Look(signature.kind());
    look.over(file);
    if (signature.complaint() != null) {
      return look.probe(Encoding.UTF_8, new Complaint(signature.complaint(), null));
    }
    if (signature.kind() == FileKind.XLSX) {
      return look.probe(Encoding.UTF_8, null);
    }
    if (look.utf16) {
      return look.probe(Encoding.UTF_8, new Complaint("utf-16", 1L));
    }
    if (told == Encoding.GB18030 && !look.utf8.failed() && !look.ascii) {
      return look.probe(Encoding.UTF_8, new Complaint("is-utf-8", 1L));
    }
    if (told == Encoding.UTF_8 && look.utf8.failed()) {
      return look.probe(Encoding.UTF_8, new Complaint("not-utf-8", look.utf8.line()));
    }
    if (told != Encoding.GB18030 && !look.utf8.failed()) {
      return look.probe(Encoding.UTF_8, null);
    }
    var gb18030 = decoded(file);
    if (!gb18030.failed()) {
      return look.probe(Encoding.GB18030, null);
    }
    return look.probe(
        Encoding.GB18030,
        told == null
            ? new Complaint("unknown-encoding", Math.max(gb18030.line(), look.utf8.line()))
            : new Complaint("not-gb18030", gb18030.line()));
  }

  private static StrictDecoding decoded(Path file) throws IOException {
    var decoding = new StrictDecoding(Encoding.GB18030);
    try (var in = Files.newInputStream(file)) {
      var bytes = new byte[CHUNK];
      for (int read; (read = in.readNBytes(bytes, 0, CHUNK)) > 0; ) {
        decoding.take(bytes, 0, read);
      }
    }
    decoding.end();
    return decoding;
  }

  /** Whether a file's name says that it is of another kind than it is. */
  public boolean isNamedOtherwise(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(FileKind.values())
        .anyMatch(other -> other != kind && lower.endsWith(other.ending()));
  }

  /** One pass over the bytes. */
  private static final class Look {

    private final FileKind kind;
    final StrictDecoding utf8 = new StrictDecoding(Encoding.UTF_8);
    final MessageDigest digest = sha256();
    boolean ascii = true;
    boolean utf16;
    private int mark;
    private long size;
    private long quotes;
    private byte last;

    Look(FileKind kind) {
      this.kind = kind;
    }

    void over(Path file) throws IOException {
      try (var in = Files.newInputStream(file)) {
        var bytes = new byte[CHUNK];
        for (int read; (read = in.readNBytes(bytes, 0, CHUNK)) > 0; ) {
          if (size == 0) {
            readMark(bytes, read);
          }
          digest.update(bytes, 0, read);
          if (kind == FileKind.CSV) {
            take(bytes, size == 0 ? mark : 0, read);
          }
          size += read;
        }
      }
      utf8.end();
    }

    private void readMark(byte[] bytes, int length) {
      if (length >= 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF) {
        mark = 3;
        ascii = false;
      }
      utf16 =
          length >= 2
              && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                  || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
    }

    private void take(byte[] bytes, int from, int to) {
      var or = 0;
      for (var i = from; i < to; i++) {
        or |= bytes[i];
        quotes += bytes[i] == '"' ? 1 : 0;
      }
      ascii &= or >= 0;
      utf8.take(bytes, from, to - from);
      last = bytes[to - 1];
    }

    FileProbe probe(Encoding encoding, @Nullable Complaint complaint) {
      return new FileProbe(
          kind,
          HexFormat.of().formatHex(digest.digest()),
          encoding,
          mark,
          size,
          complaint,
          quotes % 2 == 1,
          kind == FileKind.XLSX || last == '\n' || last == '\r');
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
