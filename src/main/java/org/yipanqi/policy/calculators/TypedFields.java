package org.yipanqi.policy.calculators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Messages;

/** Reads fields as they were typed, and keeps what is wrong with them. Blank is not told. */
final class TypedFields {

  static final BigDecimal MOST_YUAN = BigDecimal.valueOf(1_000_000);

  private static final String EARLIEST = "1990-01-01";
  private static final String LATEST = "2099-12-31";

  private final Messages messages;
  private final List<MalformedRequest.Field> wrong = new ArrayList<>();

  TypedFields(Messages messages) {
    this.messages = messages;
  }

  void wrong(String field, String key, Object... arguments) {
    wrong.add(new MalformedRequest.Field(field, messages.label(key, arguments)));
  }

  /**
   * @throws MalformedRequest with all the fields at fault, where there are any
   */
  void check() {
    if (!wrong.isEmpty()) {
      throw new MalformedRequest(wrong);
    }
  }

  @Nullable LocalDate day(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      var day = LocalDate.parse(text.strip());
      if (day.isBefore(LocalDate.parse(EARLIEST)) || day.isAfter(LocalDate.parse(LATEST))) {
        wrong(field, "policy.path.day-range", EARLIEST, LATEST);
        return null;
      }
      return day;
    } catch (DateTimeParseException e) {
      wrong(field, "policy.path.day");
      return null;
    }
  }

  <E extends Enum<E>> @Nullable E code(
      String field, @Nullable String text, E[] values, String what) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var found =
        Arrays.stream(values).filter(v -> code(v).equals(text.strip())).findFirst().orElse(null);
    if (found == null) {
      var all = Arrays.stream(values).map(TypedFields::code).toList();
      wrong(field, "policy.path." + what, String.join(", ", all));
    }
    return found;
  }

  @Nullable BigDecimal yuan(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.strip().matches("\\d{1,7}(\\.\\d{1,2})?")) {
      var amount = new BigDecimal(text.strip());
      if (amount.compareTo(MOST_YUAN) <= 0) {
        return amount.setScale(2);
      }
    }
    wrong(field, "policy.path.yuan", MOST_YUAN.toPlainString());
    return null;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
