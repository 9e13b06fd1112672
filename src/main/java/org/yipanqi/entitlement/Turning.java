package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.rules.Explanation;
import org.yipanqi.policy.rules.Leaves;
import org.yipanqi.policy.rules.Rule;
import org.yipanqi.policy.rules.Term;

/**
 * Which lines of a rule may come out otherwise by time alone. Where one that never does is against
 * somebody, no later day needs to be looked at.
 */
final class Turning {

  /** Those facts that move on though no post begins or ends. */
  private static final Set<String> MOVING =
      Set.of(
          "staff.grassroots_longest_from",
          "staff.grassroots_longest_until",
          "staff.grassroots_months");

  private final Rule rule;
  private final Set<String> asks = new HashSet<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> lines = new HashSet<>();
  private final Set<String> parameters = new HashSet<>();

  Turning(PolicyPack pack, Rule rule) {
    this.rule = rule;
    for (var id : rule.parameters()) {
      if (pack.parameter(id, LocalDate.MAX).filter(p -> p.settings().size() > 1).isPresent()) {
        parameters.add(id);
      }
    }
    asks.addAll(rule.sources().rules().keySet());
    rule.sources()
        .asks()
        .forEach((ask, source) -> {
          if (turns(source)) {
            asks.add(ask);
          }
        });
    for (var table : rule.tables()) {
      var named =
          table.rows().stream()
              .flatMap(r -> r.values().values().stream())
              .anyMatch(v -> v instanceof Term term && turns(term));
      if (named || table.by().stream().anyMatch(asks::contains)) {
        tables.add(table.id());
      }
    }
    for (var line : rule.lines()) {
      if (turns(line.value())) {
        lines.add(line.id());
      }
    }
  }

  private boolean turns(Term term) {
    var found = new boolean[1];
    Leaves.of(term, leaf -> found[0] |= leafTurns(leaf));
    return found[0];
  }

  private boolean leafTurns(Term leaf) {
    return switch (leaf) {
      case Term.Today _ -> true;
      case Term.Asked(var name) -> MOVING.contains(name) || asks.contains(name);
      case Term.Earlier(var line) -> lines.contains(line);
      case Term.Cell(var table, _) -> tables.contains(table);
      case Term.Parameter(var id) -> parameters.contains(id);
      default -> false;
    };
  }

  /** Whether a no may become a yes though nothing begins or ends. */
  boolean may(Explanation no) {
    var gives = rule.gives();
    return gives == null
        ? no.unmet().stream().allMatch(s -> lines.contains(s.line().id()))
        : lines.contains(gives);
  }

  /** Whether a post or a statement of somebody begins or ends later. */
  static boolean awaited(List<Post> posts, List<Statement> stated, LocalDate on) {
    for (var post : posts) {
      var to = post.to();
      if (post.from().isAfter(on) || (to != null && !to.isBefore(on))) {
        return true;
      }
    }
    return stated.stream().anyMatch(s -> s.from().isAfter(on));
  }
}
