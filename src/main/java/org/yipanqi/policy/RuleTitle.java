package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;

/** What a rule is called, for those who need not know what it does. */
public record RuleTitle(String id, Label title, @Nullable Label note) {

  /** The rules that stand in a clause, as they are on a day. */
  public static List<RuleTitle> of(PolicyPack pack, String clause, LocalDate on) {
    return pack.rules().stream()
        .map(Rule::id)
        .distinct()
        .flatMap(id -> pack.rule(id, on).stream())
        .filter(r -> r.clause().equals(clause))
        .map(r -> new RuleTitle(r.id(), r.title(), r.note()))
        .toList();
  }
}
