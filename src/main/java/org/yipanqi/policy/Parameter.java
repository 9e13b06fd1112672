package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.RuleWords;
import org.yipanqi.policy.rules.ValueWords;

/**
 * A choice the source leaves open.
 *
 * @param range the numbers it may be, where the source gives them
 * @param value null while nobody has fixed it
 * @param ours whether the value is a sample choice of ours that a county must fix
 * @param settings what it was over time, oldest first; the pack's own value is the first
 */
public record Parameter(
    String id,
    PolicyPack.ParameterType type,
    List<PolicyPack.Choice> choices,
    @Nullable Range range,
    @Nullable String value,
    @Nullable String unit,
    Label label,
    Label note,
    @Nullable String clause,
    boolean ours,
    List<Setting> settings) {

  /** The parameter as it is on a day. */
  public Parameter on(LocalDate day) {
    return Timeline.inForce(settings, day, Setting::from).map(this::with).orElse(this);
  }

  /** Whether what holds on a day is the county's own decision. */
  public boolean decidedOn(LocalDate day) {
    return Timeline.inForce(settings, day, Setting::from).filter(s -> s.decision() > 0).isPresent();
  }

  private Parameter with(Setting setting) {
    return new Parameter(
        id,
        type,
        choices,
        range,
        setting.value(),
        unit,
        label,
        note,
        clause,
        setting.ours(),
        settings);
  }

  Parameter with(List<Setting> all) {
    return new Parameter(
        id, type, choices, range, value, unit, label, note, clause, ours, List.copyOf(all));
  }

  /** The value as rules use it: BigDecimal, Boolean or a choice's code; empty while not fixed. */
  public Optional<Object> fixed() {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case CHOICE -> value;
          case BOOL -> Boolean.valueOf(value);
          case INT, DECIMAL -> new BigDecimal(value);
        });
  }

  /** The value in words. */
  public Label words() {
    return words(value);
  }

  /** Any of its values in words. */
  public Label words(@Nullable String of) {
    if (of == null) {
      return open();
    }
    return switch (type) {
      case BOOL -> of.equals("true") ? new Label("是", "yes") : new Label("否", "no");
      case CHOICE ->
          choices.stream()
              .filter(c -> c.code().equals(of))
              .findFirst()
              .map(PolicyPack.Choice::label)
              .orElse(new Label(of, of));
      case INT, DECIMAL -> new Label(of, of);
    };
  }

  /** The value with its unit in words, numbers grouped. */
  public Label valued() {
    if (value == null) {
      return open();
    }
    return switch (type) {
      case BOOL, CHOICE -> words(value);
      case INT, DECIMAL -> withUnit(ValueWords.number(new BigDecimal(value)));
    };
  }

  /** How it is said that nobody has fixed it, with what it may be. */
  private Label open() {
    if (range == null) {
      return new Label("未确定，须由县定", "not fixed, the county must fix it");
    }
    var span = withUnit(range.words());
    return new Label(
        "未确定（" + span.zh() + "），须由县定", "not fixed (" + span.en() + "), the county must fix it");
  }

  private Label withUnit(String number) {
    var bare = new Label(number, number);
    return unit == null ? bare : ValueWords.with(bare, unit);
  }

  /** As the expressions of rules name it. */
  public RuleWords.Named named() {
    var span = range == null ? null : withUnit(range.words());
    return new RuleWords.Named(
        label,
        choices.stream().map(c -> new Rule.Choice(c.code(), c.label())).toList(),
        new Label(
            "未确定" + (span == null ? "" : "，" + span.zh()),
            "not fixed" + (span == null ? "" : ", " + span.en())));
  }

  /**
   * A value from a day on.
   *
   * @param decision the number of the county's decision, 0 for the pack's own value
   */
  public record Setting(LocalDate from, @Nullable String value, boolean ours, long decision) {}

  /** The numbers a parameter may be, both ends included. */
  public record Range(BigDecimal least, BigDecimal most) {

    String words() {
      return ValueWords.number(least) + "–" + ValueWords.number(most);
    }
  }
}
