package org.yipanqi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.yipanqi.kernel.Label;

/** A piece of a pack's YAML that knows where it stands. */
record PackNode(String file, Node node) {

  /** A folded line of YAML ends in a blank, which Chinese doesn't have after its marks. */
  private static final Pattern FOLDED = Pattern.compile("(?<=[。；，：、！？]) +");

  private static final int MOST_PLACES = 30;

  int line() {
    return mark().map(Mark::getLine).orElse(0) + 1;
  }

  int column() {
    return mark().map(Mark::getColumn).orElse(0) + 1;
  }

  private Optional<Mark> mark() {
    return node.getStartMark();
  }

  /** The value under a key of a mapping, if there is one that is not null. */
  Optional<PackNode> get(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** A part of this piece. What a county changed stands in a file of its own, its form. */
  PackNode part(Node part) {
    return new PackNode(part.getStartMark().map(Mark::getName).orElse(file), part);
  }

  Map<String, PackNode> entries() {
    var result = new LinkedHashMap<String, PackNode>();
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && !tuple.getValueNode().getTag().equals(Tag.NULL)) {
          result.put(key.getValue(), part(tuple.getValueNode()));
        }
      }
    }
    return result;
  }

  List<PackNode> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(this::part).toList()
        : List.of();
  }

  List<PackNode> list(String key) {
    return get(key).map(PackNode::items).orElse(List.of());
  }

  /** The words of a scalar, empty for anything else. */
  String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  String text(String key) {
    return get(key).map(PackNode::text).orElse("");
  }

  @Nullable String textOrNull(String key) {
    return get(key).map(PackNode::text).orElse(null);
  }

  List<String> texts(String key) {
    return list(key).stream().map(PackNode::text).toList();
  }

  boolean flag(String key) {
    return get(key).map(n -> n.text().equals("true")).orElse(false);
  }

  int whole(String key, int otherwise) {
    return get(key)
        .map(n -> n.decimal().map(BigDecimal::intValue).orElse(otherwise))
        .orElse(otherwise);
  }

  /** One of an enum's constants, which packs write in small letters. */
  <E extends Enum<E>> Optional<E> oneOf(String key, E[] values) {
    return get(key).flatMap(n -> n.oneOf(values));
  }

  <E extends Enum<E>> Optional<E> oneOf(E[] values) {
    return Arrays.stream(values)
        .filter(v -> v.name().equals(text().toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  Optional<BigDecimal> decimal() {
    try {
      return Optional.of(new BigDecimal(text())).filter(n -> Math.abs(n.scale()) <= MOST_PLACES);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A date under a key; a mistake when it is one that the calendar lacks. */
  @Nullable LocalDate date(String key, Mistakes mistakes) {
    var at = get(key);
    if (at.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(at.get().text());
    } catch (DateTimeParseException e) {
      mistakes.add(
          at.get(),
          "impossible-date",
          "没有“" + at.get().text() + "”这一天，日期应写成 2020-03-31",
          "there is no day \"" + at.get().text() + "\"; write dates as 2020-03-31");
      return null;
    }
  }

  /** A text in both languages; the schema has already asked for both. */
  Label label(String key) {
    return get(key).flatMap(PackNode::asLabel).orElse(new Label("？", "?"));
  }

  Optional<Label> asLabel() {
    var zh = FOLDED.matcher(text("zh")).replaceAll("");
    var en = text("en");
    return zh.isBlank() || en.isBlank() ? Optional.empty() : Optional.of(new Label(zh, en));
  }

  /** Where the first character of a scalar's value stands on its line, counted from 1. */
  int valueColumn() {
    var quoted =
        node instanceof ScalarNode scalar
            && switch (scalar.getScalarStyle()) {
              case DOUBLE_QUOTED, SINGLE_QUOTED -> true;
              default -> false;
            };
    return column() + (quoted ? 1 : 0);
  }

  /** Block scalars begin on the line after their marker. */
  int valueLine() {
    var block =
        node instanceof ScalarNode scalar
            && switch (scalar.getScalarStyle()) {
              case LITERAL, FOLDED -> true;
              default -> false;
            };
    return line() + (block ? 1 : 0);
  }
}
