package org.yipanqi.evaluation.tables;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** What a round is held for. */
public enum Purpose {
  REGULAR(new Label("定期考核", "Regular")),
  MIDTERM(new Label("中期评估", "Midterm")),
  FINAL(new Label("终期评估", "Final"));

  private static final Map<String, Purpose> CODES =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Purpose::code, p -> p));

  private final Label label;

  Purpose(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Null for a word that is none. */
  public static @Nullable Purpose of(String code) {
    return CODES.get(code);
  }
}
