package org.yipanqi.console;

import java.util.function.Consumer;
import org.yipanqi.access.Caller;

/**
 * The county that a first start shows: invented people and records, loaded like anybody's files.
 */
public interface SampleCounty {

  /** Whether nothing was ever recorded, so that the sample would not mix with real data. */
  boolean databaseIsEmpty();

  /**
   * Loads the sample through the real import and returns when its figures are there.
   *
   * @param progress told one line at a time what is being done, in the terminal's language
   */
  void load(Caller caller, Consumer<String> progress);
}
