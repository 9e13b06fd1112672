package org.yipanqi.governance.meetings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.meetings.Decision.Serves;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;

/** Lines of the policies that bind a county, as decisions may serve them. */
@Component
public class ServedLines {

  /**
   * A line.
   *
   * @param clause the clause it stands in
   * @param place of that clause in the document
   */
  public record Line(Serves serves, String clause, String place, Label title) {}

  private final BindingPacks packs;

  ServedLines(BindingPacks packs) {
    this.packs = packs;
  }

  /** The items, duties and clauses of every binding policy, in the documents' order. */
  public List<Line> of(long county) {
    return packs.of(county).stream().flatMap(ServedLines::all).toList();
  }

  /** The line a decision serves; empty where it serves none or the line stands no longer. */
  public Optional<Line> find(long county, @Nullable Serves serves) {
    return Optional.ofNullable(serves)
        .flatMap(it -> packs.find(county, it.pack()))
        .flatMap(pack -> all(pack).filter(l -> l.serves().equals(serves)).findFirst());
  }

  /** What stands in a clause: itself, and the items and duties that it carries. */
  public List<Serves> in(long county, String pack, String clause) {
    return packs.find(county, pack).stream()
        .flatMap(ServedLines::all)
        .filter(l -> l.clause().equals(clause))
        .map(Line::serves)
        .toList();
  }

  private static Stream<Line> all(PolicyPack pack) {
    var items =
        pack.items().stream().map(i -> line(pack, Serves.Kind.ITEM, i.id(), i.clause(), i.title()));
    var duties =
        pack.duties().stream()
            .map(d -> line(pack, Serves.Kind.DUTY, d.id(), d.clause(), d.title()));
    var clauses =
        pack.clauses().stream().map(c -> line(pack, Serves.Kind.CLAUSE, c.id(), c.id(), c.title()));
    return Stream.of(items, duties, clauses).flatMap(it -> it);
  }

  private static Line line(
      PolicyPack pack, Serves.Kind kind, String ref, String clause, Label title) {
    var place = pack.clause(clause).map(PolicyPack.Clause::place).orElse(clause);
    return new Line(new Serves(pack.id(), kind, ref), clause, place, title);
  }
}
