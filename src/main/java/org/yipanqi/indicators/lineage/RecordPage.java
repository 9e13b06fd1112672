package org.yipanqi.indicators.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.lineage.RecordsView.RecordLine;
import org.yipanqi.registry.RegistrySnapshot;

/** A page being filled: so many records, and one more that only says that there are more. */
final class RecordPage {

  private final RecordSearch search;
  private final int limit;
  private final Consumer<RecordLine> line;
  private final RegistrySnapshot registry;
  private int seen;
  private @Nullable String last;

  RecordPage(RecordSearch search, int limit, Consumer<RecordLine> line, RegistrySnapshot registry) {
    this.search = search;
    this.limit = limit;
    this.line = line;
    this.registry = registry;
  }

  boolean full() {
    return seen > limit;
  }

  int wanted() {
    return limit + 1 - seen;
  }

  void take(ResultSet row) throws SQLException {
    if (seen < limit) {
      line.accept(RecordValues.line(row, search, registry));
      last = RecordCursor.after(row, search.order());
    }
    seen++;
  }

  @Nullable String next() {
    return full() ? last : null;
  }
}
