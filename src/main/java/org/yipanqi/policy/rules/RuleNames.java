package org.yipanqi.policy.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yipanqi.kernel.Label;

/** What the pieces of a rule are called, and their values. */
record RuleNames(Rule rule, Function<String, RuleWords.Named> parameters) {

  /** Of an ask, a parameter, a line, a column or the day. */
  Label of(Term term) {
    return switch (term) {
      case Term.Asked(var id) -> rule.ask(id).map(Rule.Ask::label).orElseThrow();
      case Term.Parameter(var id) -> parameters.apply(id).label();
      case Term.Earlier(var id) -> rule.line(id).map(Rule.Line::label).orElseThrow();
      case Term.Cell(var table, var column) -> column(rule.table(table), column);
      case Term.Today _ -> new Label("当日", "the day");
      default -> throw new IllegalArgumentException("has no name: " + term);
    };
  }

  /** What stands for a parameter's value while there is none. */
  Label open(String parameter) {
    return parameters.apply(parameter).open();
  }

  private Label column(Rule.Table table, String column) {
    var label = table.columns().get(column);
    if (label != null) {
      return label;
    }
    var title = table.title();
    var of = title == null ? rule.title() : title;
    return table.rows().getFirst().values().size() == 1
        ? of
        : new Label(of.zh() + " · " + column, of.en() + " · " + column);
  }

  boolean isDay(Term term) {
    return switch (term) {
      case Term.Today _ -> true;
      case Term.Asked(var id) -> rule.ask(id).filter(a -> a.type() == Rule.Type.DATE).isPresent();
      case Term.Earlier(var id) -> rule.line(id).filter(l -> isDay(l.value())).isPresent();
      case Term.Choose(_, var then, _) -> isDay(then);
      case Term.Call(var function, _) ->
          function == Term.Function.NEXT_MONTH || function == Term.Function.MONTHS_LATER;
      default -> false;
    };
  }

  /** A value of a term in words: a text is one of the choices that it has. */
  Label shown(Object value, Term of) {
    if (!(value instanceof String code)) {
      return ValueWords.of(value);
    }
    var anywhere = rule.asks().stream().flatMap(a -> a.choices().stream());
    return Stream.concat(choices(of).stream(), anywhere)
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(Rule.Choice::label)
        .orElseGet(() -> ValueWords.of(code));
  }

  /** Among which answers a text is one. */
  List<Rule.Choice> choices(Term term) {
    return switch (term) {
      case Term.Asked(var id) -> rule.ask(id).map(Rule.Ask::choices).orElseThrow();
      case Term.Parameter(var id) -> parameters.apply(id).choices();
      case Term.Earlier(var id) -> choices(rule.line(id).orElseThrow().value());
      case Term.Choose(_, var then, var otherwise) ->
          Stream.concat(choices(then).stream(), choices(otherwise).stream()).toList();
      case Term.Cell(var table, var column) ->
          rule.table(table).rows().stream()
              .map(r -> r.values().get(column))
              .flatMap(v -> v instanceof Term inner ? choices(inner).stream() : Stream.of())
              .toList();
      default -> List.of();
    };
  }
}
