package org.yipanqi.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/**
 * Reads what fills a case from records: {@code from} of an ask and {@code among} of a rule, over
 * the facts of the rule's subject.
 */
final class CaseSourceReader {

  private static final Pattern RULE = Pattern.compile("rule\\.([a-z0-9][a-z0-9-]*)");

  private final ParameterValues parameters;
  private final Mistakes mistakes;
  private final Map<String, Cel> environments = new HashMap<>();

  CaseSourceReader(ParameterValues parameters, Mistakes mistakes) {
    this.parameters = parameters;
    this.mistakes = mistakes;
  }

  Rule.Sources read(PackNode rule, List<Rule.Ask> asks) {
    var subject = rule.text("subject");
    var filled = new LinkedHashMap<String, Term>();
    var linked = new LinkedHashMap<String, String>();
    for (var node : rule.list("asks")) {
      var ask = asks.stream().filter(a -> a.id().equals(node.text("id"))).findFirst();
      var from = node.get("from");
      if (ask.isEmpty() || from.isEmpty() || CaseFacts.of(subject).isEmpty()) {
        continue;
      }
      var link = RULE.matcher(from.get().text());
      if (link.matches()) {
        linked.put(ask.get().id(), link.group(1));
      } else {
        filled(subject, from.get(), ask.get()).ifPresent(t -> filled.put(ask.get().id(), t));
      }
    }
    var among =
        rule.get("among").flatMap(at -> term(subject, at, SimpleType.BOOL, null)).orElse(null);
    return new Rule.Sources(Map.copyOf(filled), Map.copyOf(linked), among);
  }

  private Optional<Term> filled(String subject, PackNode at, Rule.Ask ask) {
    return switch (ask.type()) {
      case BOOL -> term(subject, at, SimpleType.BOOL, null);
      case INT -> term(subject, at, SimpleType.INT, null);
      case DECIMAL -> term(subject, at, SimpleType.DOUBLE, null);
      case DATE -> term(subject, at, SimpleType.TIMESTAMP, null);
      case CHOICE -> term(subject, at, SimpleType.STRING, ask);
    };
  }

  private Optional<Term> term(
      String subject, PackNode at, CelType wanted, Rule.@Nullable Ask choice) {
    var cel = environments.computeIfAbsent(subject, this::environment);
    var read = CelReading.read(cel, at, mistakes);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    var type = read.get().getResultType();
    if (!type.equals(wanted)
        && !(wanted.equals(SimpleType.DOUBLE) && type.equals(SimpleType.INT))) {
      mistakes.add(at, "wrong-type", "记录里的这一项与问题的类型不符", "records give another type than is asked");
      return Optional.empty();
    }
    var term = term(subject, at, read.get());
    if (choice != null) {
      term.ifPresent(t -> answers(at, t, choice));
    }
    return term;
  }

  private Optional<Term> term(String subject, PackNode at, CelAbstractSyntaxTree ast) {
    try {
      return Optional.of(
          new TermReader(at, ast, CaseSourceReader::name, asFacts(subject), mistakes).read());
    } catch (IllegalArgumentException e) {
      mistakes.add(
          at, "unsupported", "这里不能用：" + e.getMessage(), "not usable here: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Term name(String name) {
    if (name.equals("on")) {
      return new Term.Today();
    }
    return name.startsWith("params.")
        ? new Term.Parameter(name.substring("params.".length()))
        : new Term.Asked(name);
  }

  /** What an expression may give must be answers that the ask takes. */
  private void answers(PackNode at, Term term, Rule.Ask ask) {
    switch (term) {
      case Term.Choose(_, var then, var otherwise) -> {
        answers(at, then, ask);
        answers(at, otherwise, ask);
      }
      case Term.Constant(var code) when !takes(ask, code) ->
          mistakes.add(
              at,
              "unknown-code",
              "“" + code + "”不是“" + ask.id() + "”可取的值",
              "\"" + code + "\" is not a value that \"" + ask.id() + "\" may have");
      case Term.Asked(var name)
          when CaseFacts.find(name)
              .filter(f -> f.choices().stream().anyMatch(c -> takes(ask, c.code())))
              .isEmpty() ->
          mistakes.add(
              at,
              "unknown-code",
              "“" + name + "”的取值没有一个是“" + ask.id() + "”可取的",
              "no value of \"" + name + "\" is one that \"" + ask.id() + "\" may have");
      default -> {}
    }
  }

  private static boolean takes(Rule.Ask ask, Object code) {
    return ask.choices().stream().anyMatch(c -> c.code().equals(code));
  }

  private Cel environment(String subject) {
    var builder = CelReading.environment();
    builder.addVar("on", SimpleType.TIMESTAMP);
    builder.addVar(CaseFacts.UNKNOWN, SimpleType.BOOL);
    CaseFacts.of(subject).forEach(f -> builder.addVar(f.name(), type(f.type())));
    parameters.declare(builder);
    TermFunctions.declare(builder);
    return builder.build();
  }

  private static CelType type(Rule.Type of) {
    return switch (of) {
      case INT -> SimpleType.INT;
      case DECIMAL -> SimpleType.DOUBLE;
      case BOOL -> SimpleType.BOOL;
      case CHOICE -> SimpleType.STRING;
      case DATE -> SimpleType.TIMESTAMP;
    };
  }

  /** Facts as asks, so that what they are compared with is checked. */
  private static Map<String, Rule.Ask> asFacts(String subject) {
    var asks = new HashMap<String, Rule.Ask>();
    for (var fact : CaseFacts.of(subject)) {
      if (!fact.choices().isEmpty()) {
        asks.put(
            fact.name(),
            new Rule.Ask(
                fact.name(),
                fact.type(),
                fact.label(),
                null,
                null,
                fact.choices(),
                null,
                null,
                null,
                null,
                null));
      }
    }
    return asks;
  }

  /**
   * An ask that another rule answers: one of the same pack and subject, of yes or no, which doesn't
   * go on to a third.
   */
  static void links(List<PackNode> rules, Mistakes mistakes) {
    for (var rule : rules) {
      for (var ask : rule.list("asks")) {
        var link = RULE.matcher(ask.text("from"));
        if (link.matches() && !answers(rules, rule, ask, link.group(1))) {
          mistakes.add(
              ask.get("from").orElse(ask),
              "missing-rule",
              "“" + link.group(1) + "”不是同一对象的资格规则，或者它自己又由别的规则回答",
              "\""
                  + link.group(1)
                  + "\" is no eligibility rule of the same subject that answers by"
                  + " itself");
        }
      }
    }
  }

  private static boolean answers(List<PackNode> rules, PackNode rule, PackNode ask, String wanted) {
    var found = rules.stream().filter(r -> r.text("id").equals(wanted)).toList();
    return ask.text("type").equals("bool")
        && !found.isEmpty()
        && found.stream()
            .allMatch(r ->
                r.text("kind").equals("eligibility")
                    && r.text("subject").equals(rule.text("subject"))
                    && r.list("asks").stream().noneMatch(a -> a.text("from").startsWith("rule.")));
  }
}
