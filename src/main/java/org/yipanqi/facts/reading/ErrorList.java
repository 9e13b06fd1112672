package org.yipanqi.facts.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.ImportError;
import org.yipanqi.kernel.Label;

/** The mistakes of a file: all are counted, the first ten thousand kept. */
public final class ErrorList {

  public static final int KEPT = 10_000;

  /** The words of an error, by its code. */
  public interface Wording {
    Label of(String code, Object... arguments);
  }

  private final Wording wording;
  private final List<ImportError> kept = new ArrayList<>();
  private volatile long count;

  public ErrorList(Wording wording) {
    this.wording = wording;
  }

  /** An error whose words are in the message files under its code. */
  public void add(
      @Nullable Long row,
      @Nullable String column,
      @Nullable String value,
      boolean personal,
      String code,
      Object... arguments) {
    if (count() < KEPT) {
      kept.add(
          new ImportError(
              row, column, ImportError.shown(value, personal), code, wording.of(code, arguments)));
    }
    count = count() + 1;
  }

  /** An error that brings its own words: a rule of the format. */
  public void add(
      long row,
      @Nullable String column,
      @Nullable String value,
      boolean personal,
      String code,
      Label message) {
    if (count() < KEPT) {
      kept.add(new ImportError(row, column, ImportError.shown(value, personal), code, message));
    }
    count = count() + 1;
  }

  /** The words that go with a code of the message files. */
  public Label wording(String code, Object... arguments) {
    return wording.of(code, arguments);
  }

  /** Forgets all: the file is read again. */
  public void clear() {
    kept.clear();
    count = 0;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** All of them; only the reading thread adds, others may look on. */
  public long count() {
    return count;
  }

  public List<ImportError> kept() {
    return List.copyOf(kept);
  }
}
