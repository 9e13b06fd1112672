package org.yipanqi.supervision.evidence;

import static org.yipanqi.supervision.SupervisionProblem.EMPTY_FILE;
import static org.yipanqi.supervision.SupervisionProblem.FILE_LIES;
import static org.yipanqi.supervision.SupervisionProblem.FILE_TOO_LARGE;
import static org.yipanqi.supervision.SupervisionProblem.UNKNOWN_FILE;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a file is by its content, whatever its name says: it is kept when both agree and it is of a
 * kind that every office can open and no browser runs.
 *
 * @param name as it may be shown and saved again
 */
record EvidenceFile(String name, String mediaType) {

  static final int MOST_BYTES = 10 << 20;
  private static final int LONGEST_NAME = 150;

  /** The kinds that are kept. */
  private enum Kind {
    PDF("application/pdf", "255044462d", "pdf"),
    JPEG("image/jpeg", "ffd8ff", "jpg", "jpeg", "jpe"),
    PNG("image/png", "89504e470d0a1a0a", "png");

    private final String mediaType;
    private final byte[] begins;
    private final List<String> endings;

    Kind(String mediaType, String begins, String... endings) {
      this.mediaType = mediaType;
      this.begins = HexFormat.of().parseHex(begins);
      this.endings = List.of(endings);
    }

    private boolean is(byte[] bytes) {
      return bytes.length >= begins.length
          && Arrays.equals(bytes, 0, begins.length, begins, 0, begins.length);
    }
  }

  /** Looks at a file; throws what is wrong with it. */
  static EvidenceFile of(String fileName, byte[] bytes) {
    if (bytes.length == 0) {
      throw EMPTY_FILE.because();
    }
    if (bytes.length > MOST_BYTES) {
      throw FILE_TOO_LARGE.because(MOST_BYTES >> 20);
    }
    var name = bare(fileName);
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var said = Arrays.stream(Kind.values()).filter(k -> k.endings.contains(ending)).findFirst();
    var found = Arrays.stream(Kind.values()).filter(k -> k.is(bytes)).findFirst();
    if (said.isEmpty() && found.isEmpty()) {
      throw UNKNOWN_FILE.because(name);
    }
    if (!said.equals(found)) {
      throw FILE_LIES.because(name);
    }
    return new EvidenceFile(name, found.get().mediaType);
  }

  /** The last part of a path, without control signs and those that headers and shells read. */
  private static String bare(String fileName) {
    var last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;]", "_").strip();
    if (clean.isEmpty() || clean.startsWith(".")) {
      clean = "file" + clean;
    }
    var over = clean.length() - LONGEST_NAME;
    return over <= 0 ? clean : clean.substring(over);
  }
}
