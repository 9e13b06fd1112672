package org.yipanqi.evaluation.scoring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.PolicyPack;

/** Reads what a table says its results are used for; each use rests on a clause of the policy. */
final class UsesReader {

  private static final int MOST_DAYS = 730;
  private static final Map<String, Use.Kind> KINDS =
      Stream.of(Use.Kind.values()).collect(Collectors.toMap(Use.Kind::code, Function.identity()));

  private UsesReader() {}

  /**
   * @param otherwise the days after publication where a use names none of its own
   */
  static List<Use> uses(@Nullable TableNode at, PolicyPack pack, int otherwise) {
    if (at == null) {
      return List.of();
    }
    var all = new ArrayList<Use>();
    var seen = EnumSet.noneOf(Use.Kind.class);
    for (var node : at.items()) {
      var of = node.entries("for", "clause", "after_days");
      var kind = node.part(of, "for").flatMap(n -> n.oneOf(KINDS));
      var clause = node.part(of, "clause").flatMap(TableNode::text);
      var own = of.get("after_days");
      var days = own == null ? Optional.of(otherwise) : own.whole(0, MOST_DAYS);
      if (clause.isPresent() && pack.clause(clause.get()).isEmpty()) {
        node.wrong(
            "unknown-clause",
            "政策中没有条款“" + clause.get() + "”",
            "the policy has no clause " + clause.get());
      } else if (kind.isPresent() && !seen.add(kind.get())) {
        node.wrong(
            "use-twice",
            "“" + kind.get().label().zh() + "”写了两次",
            kind.get().label().en() + " is there twice");
      } else if (kind.isPresent() && clause.isPresent() && days.isPresent()) {
        all.add(new Use(kind.get(), clause.get(), days.get()));
      }
    }
    return all;
  }
}
