package org.yipanqi.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The parsed fields of one row, by column code; absent fields are null. */
public interface ImportRow {

  @Nullable Object value(String column);

  default @Nullable LocalDate date(String column) {
    return (LocalDate) value(column);
  }

  default @Nullable String text(String column) {
    return (String) value(column);
  }

  default @Nullable BigDecimal decimal(String column) {
    return (BigDecimal) value(column);
  }

  default @Nullable Integer integer(String column) {
    return (Integer) value(column);
  }

  default boolean has(String column) {
    return value(column) != null;
  }
}
