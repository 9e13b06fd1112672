package org.yipanqi.evaluation.scoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.yipanqi.kernel.Label;

/** A piece of a table's file that knows where it stands, and tells what is wrong in it. */
record TableNode(Node node, TableMistakes mistakes) {

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_PLACES = 6;
  private static final int MOST_DIGITS = 12;

  int line() {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  int column() {
    return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }

  void wrong(String code, String zh, String en) {
    mistakes.add(new TableMistake(line(), column(), code, new Label(zh, en)));
  }

  /** The pieces under a mapping's keys; a key twice is a mistake. */
  Map<String, TableNode> entries() {
    var all = new LinkedHashMap<String, TableNode>();
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (all.putIfAbsent(key, new TableNode(tuple.getValueNode(), mistakes)) != null) {
          new TableNode(tuple.getKeyNode(), mistakes)
              .wrong("key-twice", "“" + key + "”写了两次", "\"" + key + "\" is given twice");
        }
      }
    } else {
      wrong("not-a-mapping", "这里应当是“键: 值”", "keys with values are wanted here");
    }
    return all;
  }

  /** Whatever is not among the keys is a mistake: a word misspelt would else go unheard. */
  Map<String, TableNode> entries(String... known) {
    var all = entries();
    all.forEach((key, value) -> {
      if (!List.of(known).contains(key)) {
        value.wrong("unknown-key", "不认识“" + key + "”", "there is no \"" + key + "\" here");
      }
    });
    return all;
  }

  List<TableNode> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(it -> new TableNode(it, mistakes)).toList();
    }
    wrong("not-a-list", "这里应当是清单（每行以“- ”开头）", "a list is wanted here");
    return List.of();
  }

  /** Whatever lies below, without judging it. */
  List<TableNode> children() {
    var below =
        switch (node) {
          case MappingNode mapping ->
              mapping.getValue().stream().map(NodeTuple::getValueNode).toList();
          case SequenceNode sequence -> sequence.getValue();
          default -> List.<Node>of();
        };
    return below.stream().map(it -> new TableNode(it, mistakes)).toList();
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar
        && !scalar.getValue().isBlank()
        && scalar.getValue().length() <= LONGEST_TEXT) {
      return Optional.of(scalar.getValue().strip());
    }
    wrong(
        "no-text",
        "这里应当是 1 至 " + LONGEST_TEXT + " 个字的文字",
        "a text of 1 to " + LONGEST_TEXT + " characters is wanted here");
    return Optional.empty();
  }

  Optional<BigDecimal> decimal() {
    try {
      var number = text().map(BigDecimal::new);
      if (number.isPresent()
          && (number.get().scale() > MOST_PLACES
              || number.get().scale() < 0
              || number.get().precision() > MOST_DIGITS)) {
        wrong(
            "number-too-long",
            "小数最多 " + MOST_PLACES + " 位",
            "at most " + MOST_PLACES + " places, and no exponent");
        return Optional.empty();
      }
      return number;
    } catch (NumberFormatException e) {
      wrong("no-number", "这里应当是数字", "a number is wanted here");
      return Optional.empty();
    }
  }

  Optional<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
    var number = decimal();
    if (number.isPresent()
        && (number.get().compareTo(least) < 0 || number.get().compareTo(most) > 0)) {
      var a = least.toPlainString();
      var b = most.toPlainString();
      wrong("out-of-range", "应在 " + a + " 与 " + b + " 之间", "must be from " + a + " to " + b);
      return Optional.empty();
    }
    return number;
  }

  Optional<Integer> whole(int least, int most) {
    var number = decimal(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
      wrong("no-whole-number", "这里应当是整数", "a whole number is wanted here");
      return Optional.empty();
    }
    return number.map(BigDecimal::intValueExact);
  }

  Optional<LocalDate> date() {
    try {
      return text().map(LocalDate::parse);
    } catch (DateTimeException e) {
      wrong("no-date", "日期应写成 2020-03-31", "write dates as 2020-03-31");
      return Optional.empty();
    }
  }

  Optional<Boolean> flag() {
    var word = text().orElse("");
    if (word.equals("true") || word.equals("false")) {
      return Optional.of(word.equals("true"));
    }
    wrong("no-flag", "只能是 true 或 false", "only true or false");
    return Optional.empty();
  }

  /** One of several words, each with what it stands for. */
  <T> Optional<T> oneOf(Map<String, T> words) {
    var word = text();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var found = words.get(word.get());
    if (found == null) {
      var all = String.join(", ", words.keySet().stream().sorted().toList());
      wrong("unknown-word", "只能是：" + all, "only one of: " + all);
    }
    return Optional.ofNullable(found);
  }

  Optional<Label> label() {
    var both = entries("zh", "en");
    var zh = part(both, "zh").flatMap(TableNode::text);
    var en = part(both, "en").flatMap(TableNode::text);
    return zh.isPresent() && en.isPresent()
        ? Optional.of(new Label(zh.get(), en.get()))
        : Optional.empty();
  }

  /** A piece that has to be there. */
  Optional<TableNode> part(Map<String, TableNode> entries, String key) {
    var found = entries.get(key);
    if (found == null) {
      wrong("key-missing", "缺少“" + key + "”", "\"" + key + "\" is missing");
    }
    return Optional.ofNullable(found);
  }

  /** The end of an interval; null when it has none. */
  static @Nullable BigDecimal end(@Nullable TableNode at) {
    return at == null ? null : at.decimal().orElse(null);
  }
}
