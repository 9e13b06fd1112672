package org.yipanqi.evidence;

import static org.yipanqi.evidence.EvidenceProblem.EMPTY_FILE;
import static org.yipanqi.evidence.EvidenceProblem.FILE_LIES;
import static org.yipanqi.evidence.EvidenceProblem.TOO_LARGE;
import static org.yipanqi.evidence.EvidenceProblem.UNKNOWN_FILE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yipanqi.kernel.Label;

/**
 * What a file is by its content, whatever its name says. A file is kept when both agree and it is
 * of a kind that every office can open and no browser runs.
 *
 * @param name as it may be shown and saved again: no path, no signs that mean something elsewhere
 */
public record FileContent(String name, Kind kind, byte[] bytes) {

  public static final int MOST_BYTES = 10 << 20;
  private static final int LONGEST_NAME = 150;

  /** What contents begin with. Only those with a media type are kept. */
  public enum Kind {
    PDF("PDF", "application/pdf", 0, "255044462d", "pdf"),
    JPEG("JPEG", "image/jpeg", 0, "ffd8ff", "jpg", "jpeg", "jpe"),
    PNG("PNG", "image/png", 0, "89504e470d0a1a0a", "png"),
    DICOM("DICOM", "", 128, "4449434d", "dcm", "dicom"),
    ZIP("ZIP / Office", "", 0, "504b0304", "zip", "docx", "xlsx", "pptx"),
    OFFICE("Office 97", "", 0, "d0cf11e0a1b11ae1", "doc", "xls", "ppt"),
    GIF("GIF", "", 0, "47494638", "gif"),
    TIFF("TIFF", "", 0, "49492a00", "tif", "tiff"),
    BMP("BMP", "", 0, "424d", "bmp"),
    WEBP("WebP", "", 8, "57454250", "webp"),
    PROGRAM("EXE", "", 0, "4d5a", "exe", "dll"),
    ELF("ELF", "", 0, "7f454c46", "so"),
    RAR("RAR", "", 0, "52617221", "rar");

    private final String shown;
    private final String mediaType;
    private final int at;
    private final byte[] begins;
    private final List<String> endings;

    Kind(String shown, String mediaType, int at, String begins, String... endings) {
      this.shown = shown;
      this.mediaType = mediaType;
      this.at = at;
      this.begins = HexFormat.of().parseHex(begins);
      this.endings = List.of(endings);
    }

    public String mediaType() {
      return mediaType;
    }

    private boolean is(byte[] bytes) {
      return bytes.length >= at + begins.length
          && Arrays.equals(bytes, at, at + begins.length, begins, 0, begins.length);
    }
  }

  /** Looks at a file; throws what is wrong with it. */
  public static FileContent of(String fileName, byte[] bytes) {
    if (bytes.length == 0) {
      throw EMPTY_FILE.because();
    }
    within(bytes.length);
    var name = bare(fileName);
    var found = found(bytes);
    var said = said(name);
    if (found.isEmpty() || !said.equals(found)) {
      if (said.isPresent() || found.filter(it -> !it.mediaType().isEmpty()).isPresent()) {
        throw FILE_LIES.because(name, shown(said), shown(found));
      }
    }
    var kind = found.filter(it -> !it.mediaType().isEmpty());
    return new FileContent(
        name, kind.orElseThrow(() -> UNKNOWN_FILE.because(name, shown(found))), bytes);
  }

  /** Refuses what is too large, before anything of it is read. */
  public static void within(long bytes) {
    if (bytes > MOST_BYTES) {
      throw TOO_LARGE.because(MOST_BYTES >> 20);
    }
  }

  /** What a content is by how it begins; empty for what is not known here. */
  public static Optional<Kind> found(byte[] bytes) {
    return Arrays.stream(Kind.values()).filter(it -> it.is(bytes)).findFirst();
  }

  /** SHA-256 of its bytes. */
  String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Kind> said(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(Kind.values()).filter(it -> it.endings.contains(ending)).findFirst();
  }

  private static Label shown(Optional<Kind> kind) {
    return kind.map(it -> new Label(it.shown, it.shown))
        .orElse(new Label("不认识的类型", "no kind known here"));
  }

  /** The last part of a path, without control signs and those that headers and shells read. */
  public static String bare(String fileName) {
    var last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;]", "_").strip();
    if (clean.isEmpty() || clean.startsWith(".")) {
      clean = "file" + clean;
    }
    return clean.length() <= LONGEST_NAME ? clean : shortened(clean);
  }

  private static String shortened(String name) {
    var dot = name.lastIndexOf('.');
    var ending = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
    return name.substring(0, LONGEST_NAME - ending.length()) + ending;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent it
        && it.name.equals(name)
        && it.kind == kind
        && Arrays.equals(it.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return kind + " of " + bytes.length + " bytes";
  }
}
