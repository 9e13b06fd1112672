package org.yipanqi.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * How an import ended.
 *
 * @param sheet of a workbook, the one that was read
 * @param errorCount all mistakes, of which {@code errors} has the first ten thousand
 * @param message what people should know: why nothing was written, or what is odd but allowed
 */
public record ImportResult(
    long id,
    String format,
    String fileName,
    @Nullable String sheet,
    ImportState state,
    long rowsRead,
    long inserted,
    long corrected,
    long unchanged,
    long errorCount,
    List<ImportError> errors,
    @Nullable Label message) {

  public ImportResult {
    errors = List.copyOf(errors);
  }

  /** Whether any row is new or other than it was. */
  boolean changedFacts() {
    return inserted + corrected > 0;
  }
}
