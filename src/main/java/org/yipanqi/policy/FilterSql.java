package org.yipanqi.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.yipanqi.policy.Filter.Both;
import org.yipanqi.policy.Filter.Choose;
import org.yipanqi.policy.Filter.Compare;
import org.yipanqi.policy.Filter.Constant;
import org.yipanqi.policy.Filter.Either;
import org.yipanqi.policy.Filter.Flag;
import org.yipanqi.policy.Filter.IsNull;
import org.yipanqi.policy.Filter.Not;
import org.yipanqi.policy.Filter.OneOf;
import org.yipanqi.policy.Filter.Operand;
import org.yipanqi.policy.Filter.StartsWith;

/**
 * A filter as SQL over a fact's view called {@code v}. Every value of the pack is a bound
 * parameter.
 *
 * @param text the condition
 * @param values what its question marks stand for, in order
 */
public record FilterSql(String text, List<Object> values) {

  public static FilterSql of(Filter filter) {
    var writer = new Writer();
    writer.write(filter);
    return new FilterSql(writer.text.toString(), List.copyOf(writer.values));
  }

  private static final class Writer {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    void write(Filter filter) {
      switch (filter) {
        case Constant(var value) -> text.append(value);
        case Both(var left, var right) -> pair(left, " and ", right);
        case Either(var left, var right) -> pair(left, " or ", right);
        case Not(var inner) -> {
          text.append("not (");
          write(inner);
          text.append(')');
        }
        case IsNull(var column) -> text.append(column(column)).append(" is null");
        case Flag(var column) -> text.append(column(column));
        case StartsWith(var column, var prefix) -> {
          text.append("starts_with(").append(column(column)).append(", ?)");
          values.add(prefix);
        }
        case OneOf(var operand, var choices) -> oneOf(operand, choices);
        case Compare(var operator, var left, var right) -> {
          write(left);
          text.append(' ').append(operator.sql()).append(' ');
          write(right);
        }
        case Choose(var condition, var then, var otherwise) -> {
          text.append("case when ");
          write(condition);
          text.append(" then ");
          write(then);
          text.append(" else ");
          write(otherwise);
          text.append(" end");
        }
      }
    }

    private void pair(Filter left, String word, Filter right) {
      text.append('(');
      write(left);
      text.append(word);
      write(right);
      text.append(')');
    }

    private void oneOf(Operand operand, List<Operand.Literal> choices) {
      if (choices.isEmpty()) {
        text.append("false");
        return;
      }
      write(operand);
      text.append(" in (")
          .append(String.join(", ", Collections.nCopies(choices.size(), "?")))
          .append(')');
      choices.forEach(choice -> values.add(choice.value()));
    }

    private void write(Operand operand) {
      switch (operand) {
        case Operand.Column(var code) -> text.append(column(code));
        case Operand.Literal(var value) -> {
          text.append('?');
          values.add(value);
        }
        case Operand.Arithmetic(var operator, var left, var right) -> {
          text.append('(');
          write(left);
          text.append(' ').append(operator).append(' ');
          write(right);
          text.append(')');
        }
      }
    }

    private static String column(String code) {
      return "v.\"" + code + "\"";
    }
  }
}
