package org.yipanqi.policy;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yipanqi.policy.discipline.Consequence;
import org.yipanqi.policy.discipline.DisciplineFacts;
import org.yipanqi.policy.rules.Rule;

/** Reads what follows from tasks and inspections: conditions and letters. */
final class DisciplineReader {

  private final ParameterValues parameters;
  private final LocalDate effectiveFrom;
  private final Mistakes mistakes;

  DisciplineReader(ParameterValues parameters, LocalDate effectiveFrom, Mistakes mistakes) {
    this.parameters = parameters;
    this.effectiveFrom = effectiveFrom;
    this.mistakes = mistakes;
  }

  Optional<Consequence> read(PackNode node) {
    var about = node.oneOf("about", Consequence.About.values());
    var kind = node.oneOf("kind", Consequence.Kind.values());
    var letter = node.get("letter").map(this::letter);
    if (about.isEmpty() || kind.isEmpty() || letter.isEmpty()) {
      return Optional.empty(); // the schema has told what is missing
    }
    return condition(node, about.get())
        .map(condition ->
            new Consequence(
                node.text("id"),
                kind.get(),
                node.text("clause"),
                node.label("title"),
                node.get("note").flatMap(PackNode::asLabel).orElse(null),
                about.get(),
                node.flag("ours"),
                condition,
                letter.get()));
  }

  private Optional<Rule> condition(PackNode node, Consequence.About about) {
    var facts = DisciplineFacts.of(about);
    var compiler = new TermCompiler(facts, List.of(), parameters, mistakes);
    var lines = new ArrayList<Rule.Line>();
    for (var need : node.list("needs")) {
      var id = need.text("id");
      var taken =
          lines.stream().anyMatch(l -> l.id().equals(id))
              || facts.stream().anyMatch(f -> f.id().equals(id));
      if (taken) {
        mistakes.add(need, "duplicate", "“" + id + "”这个名称已经用了", "the name \"" + id + "\" is taken");
        return Optional.empty();
      }
      need.get("value")
          .flatMap(at -> compiler.line(id, at))
          .ifPresent(term ->
              lines.add(
                  new Rule.Line(
                      id,
                      need.label("label"),
                      null,
                      "yes_no",
                      term,
                      true,
                      null,
                      RoundingMode.HALF_UP)));
      if (lines.stream().anyMatch(l -> l.id().equals(id)) && !compiler.yesNo(id)) {
        mistakes.add(
            need, "wrong-type", "“" + id + "”应得出是或否", "\"" + id + "\" must give yes or no");
      }
    }
    if (lines.isEmpty() || lines.size() < node.list("needs").size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            node.text("id"),
            Rule.Kind.ELIGIBILITY,
            node.text("clause"),
            node.label("title"),
            null,
            about.code(),
            false,
            effectiveFrom,
            null,
            facts,
            List.of(),
            List.copyOf(lines),
            null,
            null,
            compiler.named(),
            Rule.Sources.NONE,
            null,
            null));
  }

  private Consequence.Letter letter(PackNode node) {
    var body = node.get("body");
    for (var text : body.stream().flatMap(b -> b.entries().values().stream()).toList()) {
      for (var place : Consequence.Letter.places(text.text())) {
        if (!Consequence.Letter.PLACES.contains(place)) {
          mistakes.add(
              text,
              "unknown-place",
              "函件里没有“{" + place + "}”可填，可用：" + String.join("、", Consequence.Letter.PLACES),
              "a letter has no place {"
                  + place
                  + "}; there are "
                  + String.join(", ", Consequence.Letter.PLACES));
        }
      }
    }
    return new Consequence.Letter(node.label("sender"), node.label("title"), node.label("body"));
  }
}
