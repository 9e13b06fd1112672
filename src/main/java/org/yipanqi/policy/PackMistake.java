package org.yipanqi.policy;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/**
 * One thing wrong with a pack, and where.
 *
 * @param file the file's name inside the pack's folder
 * @param line counted from 1
 * @param column counted from 1
 * @param code a stable word for the kind of mistake
 */
public record PackMistake(String file, int line, int column, String code, Label message)
    implements Comparable<PackMistake> {

  @Override
  public int compareTo(PackMistake other) {
    var byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  /** As compilers print it: {@code series.yaml:12:5 message}. */
  public String in(Locale locale) {
    return file + ":" + line + ":" + column + "  " + code + "  " + message.in(locale);
  }
}
