package org.yipanqi.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.policy.Formula.Arithmetic;
import org.yipanqi.policy.Formula.Choose;
import org.yipanqi.policy.Formula.Compare;
import org.yipanqi.policy.Formula.Logic;
import org.yipanqi.policy.Formula.Negative;
import org.yipanqi.policy.Formula.Not;
import org.yipanqi.policy.Formula.Ref;

/** Checks what a formula means: like is added to like, and only what adds up is added. */
final class FormulaCheck {

  private final List<Measure> measures;
  private final PackNode at;
  private final Mistakes mistakes;

  FormulaCheck(List<Measure> measures, PackNode at, Mistakes mistakes) {
    this.measures = measures;
    this.at = at;
    this.mistakes = mistakes;
  }

  /** Whether the result may be shown in a unit; also checks scope words against axes. */
  void shownAs(Formula formula, String unit) {
    var yesNo = formula instanceof Compare || formula instanceof Logic || formula instanceof Not;
    var dimension = dimension(formula);
    if (yesNo != unit.equals("yes_no") || (!yesNo && !dimension.shownAs(unit))) {
      mistakes.add(
          at,
          "unit-mismatch",
          "算式得出的是 " + (yesNo ? "是否" : dimension) + "，不能显示为 " + unit,
          "the formula gives "
              + (yesNo ? "yes or no" : dimension)
              + ", which can't be shown as "
              + unit);
    }
    formula.refs().forEach(this::scopeFits);
  }

  /** Places such as towns have no lead; a fund's pool is only ever the county's. */
  private void scopeFits(Ref ref) {
    if (find(ref.measure()).orElse(null) instanceof Measure.Base base
        && base.axis().kind() == FactAxis.Kind.DIVISION
        && ref.scope() == ScopeWord.LEAD) {
      mistakes.add(
          at,
          "wrong-axis",
          "“" + ref + "”按地区统计，不能按牵头医院取数",
          "\"" + ref + "\" is laid out by place, so it can't be taken from lead hospitals");
    }
  }

  Dimension dimension(Formula formula) {
    return switch (formula) {
      case Formula.Number _ -> Dimension.NONE;
      case Ref ref -> find(ref.measure()).map(Measure::dimension).orElse(Dimension.NONE);
      case Negative(var inner) -> dimension(inner);
      case Not(var inner) -> dimension(inner);
      case Arithmetic(var operator, var left, var right) -> arithmetic(operator, left, right);
      case Compare(_, var left, var right) -> {
        same(left, right, "比较", "compare");
        yield Dimension.NONE;
      }
      case Logic(_, var left, var right) -> {
        dimension(left);
        dimension(right);
        yield Dimension.NONE;
      }
      case Choose(var condition, var then, var otherwise) -> {
        dimension(condition);
        same(then, otherwise, "二选一", "choose between");
        yield dimension(then);
      }
    };
  }

  private Dimension arithmetic(char operator, Formula left, Formula right) {
    return switch (operator) {
      case '*' -> dimension(left).times(dimension(right));
      case '/' -> dimension(left).per(dimension(right));
      default -> {
        same(left, right, "相加减", "add or subtract");
        distinct(left);
        distinct(right);
        yield dimension(left);
      }
    };
  }

  private void same(Formula left, Formula right, String zh, String en) {
    var one = dimension(left);
    var other = dimension(right);
    if (!one.equals(other)) {
      mistakes.add(
          at,
          "unit-mismatch",
          "单位不同，不能" + zh + "：" + one + " 与 " + other,
          "can't " + en + " different units: " + one + " and " + other);
    }
  }

  /** Two counts of different persons may share persons, so their sum means nothing. */
  private void distinct(Formula term) {
    for (var ref : term instanceof Ref ref ? List.of(ref) : List.<Ref>of()) {
      if (find(ref.measure()).orElse(null) instanceof Measure.Base base
          && base.additivity() == Measure.Additivity.DISTINCT) {
        mistakes.add(
            at,
            "not-additive",
            "“" + ref.measure() + "”是去重人数，不能相加",
            "\"" + ref.measure() + "\" counts distinct persons and can't be added up");
      }
    }
  }

  private Optional<Measure> find(String id) {
    return measures.stream()
        .filter(m -> m.id().equals(id))
        .max(Comparator.comparing(Measure::from));
  }
}
