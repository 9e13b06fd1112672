package org.yipanqi.simulation.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Span;

/** One import file, written row by row: UTF-8, line feeds, no field that needs quotes. */
public final class CsvFile implements Closeable {

  private static final int CACHED_FROM = Span.day(2000, 1, 1);
  private static final byte[][] CACHED_DAYS = new byte[16_000][];

  private final String format;
  private final int columns;
  private final OutputStream out;
  private final byte[] digits = new byte[20];
  private int field;
  private long rows;

  public CsvFile(Path folder, String format, String header) {
    this.format = format;
    columns = header.split(",", -1).length;
    try {
      out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(format + ".csv")), 1 << 17);
      out.write(header.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String format() {
    return format;
  }

  public long rows() {
    return rows;
  }

  public CsvFile blank() {
    return bytes(new byte[0]);
  }

  public CsvFile text(@Nullable String value) {
    if (value != null && (value.indexOf(',') >= 0 || value.indexOf('"') >= 0)) {
      throw new IllegalStateException("would need quotes: " + value);
    }
    return value == null ? blank() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public CsvFile flag(boolean value) {
    return text(value ? "true" : "false");
  }

  /** A day, or blank for one that never comes. */
  public CsvFile day(int epochDay) {
    return epochDay == Span.NEVER ? blank() : bytes(dayBytes(epochDay));
  }

  /** A day and a time of that day. */
  public CsvFile moment(int epochDay, int minuteOfDay) {
    bytes(dayBytes(epochDay));
    try {
      out.write('T');
      twoDigits(minuteOfDay / 60);
      out.write(':');
      twoDigits(minuteOfDay % 60);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public CsvFile whole(long value) {
    separate();
    write(value, 1);
    return this;
  }

  /** An amount in fen, written in yuan. */
  public CsvFile money(long fen) {
    separate();
    write(fen / 100, 1);
    put('.');
    write(fen % 100, 2);
    return this;
  }

  /** A decimal of one place, given in tenths. */
  public CsvFile tenths(long value) {
    separate();
    write(value / 10, 1);
    put('.');
    write(value % 10, 1);
    return this;
  }

  /** A number in a source: a letter, whose it is, and which of theirs. */
  public CsvFile number(char letter, long owner, long nth) {
    separate();
    put(letter);
    write(owner, 1);
    put('-');
    write(nth, 1);
    return this;
  }

  /** What every record begins with: its source, its number there, who typed it and when. */
  public CsvFile record(Origin origin, char letter, long owner, long nth) {
    return begin(origin, letter, owner, nth).blank();
  }

  /** A record that takes back the one with this number. */
  public CsvFile voided(Origin origin, char letter, long owner, long nth) {
    return begin(origin, letter, owner, nth).flag(true);
  }

  public void end() {
    if (field != columns) {
      throw new IllegalStateException(format + " has " + columns + " columns, not " + field);
    }
    put('\n');
    field = 0;
    rows++;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private CsvFile begin(Origin origin, char letter, long owner, long nth) {
    return text(origin.source())
        .number(letter, owner, nth)
        .text(origin.by())
        .moment(origin.day(), origin.minute());
  }

  private CsvFile bytes(byte[] value) {
    separate();
    try {
      out.write(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void separate() {
    if (field++ > 0) {
      put(',');
    }
  }

  private void put(char c) {
    try {
      out.write(c);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void twoDigits(int value) {
    write(value, 2);
  }

  private void write(long value, int least) {
    if (value < 0) {
      throw new IllegalStateException(format + ": no number of an import file is negative");
    }
    var at = digits.length;
    var rest = value;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0 || digits.length - at < least);
    try {
      out.write(digits, at, digits.length - at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] dayBytes(int epochDay) {
    var slot = epochDay - CACHED_FROM;
    if (slot < 0 || slot >= CACHED_DAYS.length) {
      return LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.UTF_8);
    }
    var known = CACHED_DAYS[slot];
    if (known == null) {
      known = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.UTF_8);
      CACHED_DAYS[slot] = known;
    }
    return known;
  }
}
