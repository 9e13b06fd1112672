package org.yipanqi.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.yipanqi.facts.Choice;
import org.yipanqi.kernel.Label;

/** How one institution comes after another. */
public enum SuccessionKind {
  MERGE(new Label("并入", "Merged into")),
  SPLIT(new Label("分立", "Split off")),
  RENAME(new Label("更名换代码", "Renamed under a new code")),
  RELOCATION(new Label("迁址换代码", "Moved under a new code"));

  private final Label label;

  SuccessionKind(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  /** As files and tables write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the successor goes on with everything; a split leaves open who goes on with what. */
  public boolean whole() {
    return this != SPLIT;
  }

  static SuccessionKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static List<Choice> choices() {
    return Arrays.stream(values()).map(k -> new Choice(k.code(), k.label())).toList();
  }
}
