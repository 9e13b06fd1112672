package org.yipanqi.policy.discipline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;

/**
 * One thing that may follow.
 *
 * @param about what its condition looks at
 * @param ours whether the condition's figures are ours, where the document has only words
 * @param condition an eligibility rule over the facts of {@link DisciplineFacts}; all its needs
 *     must hold
 */
public record Consequence(
    String id,
    Kind kind,
    String clause,
    Label title,
    @Nullable Label note,
    About about,
    boolean ours,
    Rule condition,
    Letter letter) {

  /** What is done. From the kindest to the hardest. */
  public enum Kind {
    MODEL(new Label("典型（先进单位和个人）", "Model")),
    PRAISE(new Label("通报表扬", "Notice of praise")),
    REMINDER(new Label("提醒", "Reminder")),
    CRITICISM(new Label("通报批评", "Notice of criticism")),
    SELF_CRITICISM(new Label("书面检查", "Written self-criticism")),
    TALK(new Label("约谈", "Talk")),
    ACCOUNTABILITY(new Label("问责", "Accountability"));

    private final Label label;

    Kind(Label label) {
      this.label = label;
    }

    public Label label() {
      return label;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a condition looks at. */
  public enum About {
    /** A task of the ledger. */
    TASK,
    /** A unit that an inspection has looked at. */
    PLACE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is written.
   *
   * @param sender in whose name
   * @param body with the places {unit}, {matter}, {due}, {days}, {clause}, {document}
   */
  public record Letter(Label sender, Label title, Label body) {

    /** The words that a body may leave a place for. */
    public static final List<String> PLACES =
        List.of("unit", "matter", "due", "days", "clause", "document");

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** The places of a text, known or not. */
    public static List<String> places(String text) {
      return PLACE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    /** The body with its places filled; one without a word stays empty. */
    public String filled(Locale locale, Map<String, String> words) {
      return PLACE
          .matcher(body.in(locale))
          .replaceAll(m -> Matcher.quoteReplacement(words.getOrDefault(m.group(1), "")));
    }
  }
}
