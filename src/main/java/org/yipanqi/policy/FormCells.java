package org.yipanqi.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.CellRule.Type;
import org.yipanqi.policy.forms.Fill;

/** Reads what may stand in the cells of a form: types, units, limits. */
final class FormCells {

  private static final Set<String> WHOLE =
      Set.of(
          "persons",
          "visits",
          "person_times",
          "beds",
          "bed_days",
          "count",
          "operations",
          "techniques");
  private static final int PLACES = 2;

  private final Mistakes mistakes;

  FormCells(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * What a cell's type, unit and places are. A column whose type is {@code number} takes them from
   * the unit of the row.
   *
   * @param row null for a column by itself
   * @param own what a row says of this cell; null for nothing
   */
  CellRule rule(
      PackNode column, @Nullable PackNode row, @Nullable PackNode own, Map<String, String> units) {
    var unit = first("unit", own, row, column).map(PackNode::text).orElse(null);
    if (unit == null) {
      unit = figured(row, units).or(() -> figured(column, units)).orElse(null);
    }
    var type = type(column, row, own, unit);
    var at = own == null ? column : own;
    var least = first("least", own, row, column).flatMap(PackNode::decimal).orElse(null);
    var most = first("most", own, row, column).flatMap(PackNode::decimal).orElse(null);
    var choices = choices(first("choices", own, row, column), at, type);
    if (least != null && most != null && least.compareTo(most) >= 0) {
      mistakes.add(at, "wrong-range", "least 应小于 most", "least must be below most");
    }
    return new CellRule(
        type,
        type.number() ? unit : null,
        places(first("places", own, row, column), type),
        choices,
        first("required", own, row, column).map(r -> r.text().equals("true")).orElse(false),
        type.number() ? least : null,
        type.number() || type == Type.TEXT ? most : null,
        new Fill.Typed());
  }

  /** The unit of the series that a row or a column shows. */
  private static Optional<String> figured(@Nullable PackNode of, Map<String, String> units) {
    return Optional.ofNullable(of)
        .flatMap(n -> n.get("figure"))
        .flatMap(f ->
            f.get("unit")
                .map(PackNode::text)
                .or(() -> Optional.ofNullable(units.get(f.text("series")))));
  }

  private static Optional<PackNode> first(String key, @Nullable PackNode... nodes) {
    for (var node : nodes) {
      if (node != null && node.get(key).isPresent()) {
        return node.get(key);
      }
    }
    return Optional.empty();
  }

  private Type type(
      PackNode column, @Nullable PackNode row, @Nullable PackNode own, @Nullable String unit) {
    var told = first("type", own, column).map(PackNode::text).orElse("number");
    if (told.equals("number")) {
      var ofRow = row == null ? Optional.<PackNode>empty() : row.get("type");
      return ofRow.flatMap(n -> n.oneOf(Type.values())).orElseGet(() -> of(unit));
    }
    return first("type", own, column).flatMap(n -> n.oneOf(Type.values())).orElse(Type.DECIMAL);
  }

  private static Type of(@Nullable String unit) {
    if (unit == null) {
      return Type.DECIMAL;
    }
    return switch (unit) {
      case "yuan" -> Type.MONEY;
      case "percent" -> Type.PERCENT;
      case "yes_no" -> Type.YES_NO;
      default -> WHOLE.contains(unit) ? Type.INT : Type.DECIMAL;
    };
  }

  private static int places(Optional<PackNode> told, Type type) {
    if (!type.number() || type == Type.INT) {
      return 0;
    }
    return told.flatMap(PackNode::decimal).map(BigDecimal::intValue).orElse(PLACES);
  }

  private List<CellRule.Choice> choices(Optional<PackNode> told, PackNode at, Type type) {
    var choices =
        told.map(PackNode::items).orElse(List.of()).stream()
            .map(c -> new CellRule.Choice(c.text("code"), c.label("label")))
            .toList();
    if (choices.isEmpty() == (type == Type.CHOICE)) {
      mistakes.add(
          at, "choices", "choice 类型要写 choices，其他类型不写", "a choice needs choices, others have none");
    }
    if (choices.stream().map(CellRule.Choice::code).distinct().count() < choices.size()) {
      mistakes.add(told.orElse(at), "duplicate", "choices 里有重复的编号", "a code stands twice");
    }
    return choices;
  }
}
