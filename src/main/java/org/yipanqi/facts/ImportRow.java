package org.yipanqi.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The parsed fields of one row, by column code; absent fields are null. A day or month is a {@code
 * LocalDate}, a moment a {@code LocalDateTime}, a whole number, an institution and a person an
 * {@code Integer}, a number or amount a {@code BigDecimal}, a flag a {@code Boolean}, a unit or
 * division a {@code Long}, anything else a {@code String}. The row is used again for the next one:
 * keep its values, not the row.
 */
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

  default boolean flag(String column) {
    return Boolean.TRUE.equals(value(column));
  }

  default boolean has(String column) {
    return value(column) != null;
  }
}
