package org.yipanqi.facts.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook in their ZIP archive. */
final class Parts implements AutoCloseable {

  private static final int MOST_PARTS = 10_000;
  private static final long MOST_UNPACKED = 4L << 30;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final DoubleConsumer share;
  private long toRead = 1;
  private long unpacked;

  private Parts(ZipFile zip, DoubleConsumer share) {
    this.zip = zip;
    this.share = share;
  }

  /**
   * @param share told, while parts are read, how much of what was expected has been
   */
  static Parts open(Path file, DoubleConsumer share) throws IOException {
    try {
      var parts = new Parts(new ZipFile(file.toFile(), StandardCharsets.UTF_8), share);
      try {
        parts.list();
        return parts;
      } catch (UnreadableWorkbook e) {
        parts.close();
        throw e;
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw UnreadableWorkbook.broken(e);
    }
  }

  private void list() {
    if (zip.size() > MOST_PARTS) {
      throw new UnreadableWorkbook("workbook-bomb");
    }
    for (var all = zip.entries(); all.hasMoreElements(); ) {
      var entry = all.nextElement();
      // two parts of one name: which of them a program reads is anybody's guess
      if (entries.put(key(entry.getName()), entry) != null) {
        throw new UnreadableWorkbook("workbook-broken");
      }
    }
  }

  /** Names of parts differ by more than case: ECMA-376 part 2, 6.2.2. */
  private static String key(String name) {
    var plain = name.replace('\\', '/');
    return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /** Says which parts will be read, so that their share can be told. */
  void expect(String... names) {
    for (var name : names) {
      var entry = entries.get(key(name));
      toRead += entry == null ? 0 : Math.max(0, entry.getSize());
    }
  }

  /** The XML of a part; null when there is none of this name. */
  @Nullable Xml xml(String name) throws IOException {
    var entry = entries.get(key(name));
    if (entry == null) {
      return null;
    }
    try {
      var in = zip.getInputStream(entry);
      return new Xml(new GuardedPart(in, Math.max(1, entry.getCompressedSize()), this::count));
    } catch (ZipException e) {
      throw UnreadableWorkbook.broken(e);
    }
  }

  private void count(long bytes) {
    unpacked += bytes;
    if (unpacked > MOST_UNPACKED) {
      throw new UnreadableWorkbook("workbook-too-large");
    }
    share.accept(Math.min(1, (double) unpacked / toRead));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
