package org.yipanqi.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.database.Acting;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Community;
import org.yipanqi.registry.Registry;

/**
 * The lines of every policy that binds a county, in the policies' own order. Each line has a row,
 * made when the ledger is first looked at, so that it can be assigned, dated and reported.
 */
@Component
public class Ledger {

  private static final Map<String, Label> PARTIES =
      Map.of(
          "government", new Label("县政府", "County government"),
          "bureau", new Label("县卫生健康局", "County health bureau"),
          "community", new Label("医共体", "Medical communities"));

  private final Policies policies;
  private final Registry registry;
  private final TaskRows rows;
  private final PlatformTransactionManager transactions;

  Ledger(
      Policies policies,
      Registry registry,
      TaskRows rows,
      PlatformTransactionManager transactions) {
    this.policies = policies;
    this.registry = registry;
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The county of a code, or a problem that names it. */
  public long county(String code) {
    return Optional.of(code)
        .filter(it -> it.matches("[1-9]\\d{5}"))
        .map(Long::valueOf)
        .filter(it -> registry.snapshot().division(it).isPresent())
        .orElseThrow(() -> SupervisionProblem.UNKNOWN_COUNTY.because(code));
  }

  /** The policies that bind a county. */
  public List<PolicyPack> packs(long county) {
    var code = String.valueOf(county);
    return policies.all().stream()
        .filter(p -> p.document().binds().stream().anyMatch(code::startsWith))
        .toList();
  }

  /** The counties here that a policy binds, or for which something was raised. */
  public List<Long> counties() {
    var bound =
        registry.snapshot().communities().stream()
            .map(Community::division)
            .filter(county -> !packs(county).isEmpty());
    return Stream.concat(bound, rows.counties().stream()).distinct().sorted().toList();
  }

  /** The lines of a county's ledger; each has its row when this returns. */
  List<LedgerLine> lines(long county) {
    var lines = packs(county).stream().flatMap(p -> of(p).stream()).toList();
    Acting.asHouseApart(
        transactions,
        () -> {
          if (rows.missing(county, lines)) {
            rows.make(county, lines);
          }
          return true;
        });
    return lines;
  }

  /** The line of a task; none for what was raised here or stands in its policy no longer. */
  Optional<LedgerLine> line(Task task) {
    return Optional.ofNullable(task.pack())
        .flatMap(policies::find)
        .flatMap(p -> of(p).stream().filter(l -> l.key().equals(task.key())).findFirst());
  }

  private static List<LedgerLine> of(PolicyPack pack) {
    var lines = new ArrayList<LedgerLine>();
    pack.items().forEach(it -> lines.add(item(pack, it)));
    pack.duties().forEach(it -> lines.add(duty(pack, it)));
    var no = 0;
    for (var goal : pack.goals()) {
      if (goal.kind().equals("task")) {
        lines.add(goal(pack, goal, ++no));
      }
    }
    return List.copyOf(lines);
  }

  private static LedgerLine item(PolicyPack pack, PolicyPack.Item it) {
    return new LedgerLine(
        pack.id(),
        Task.Kind.ITEM,
        it.id(),
        it.no(),
        it.title(),
        it.clause(),
        place(pack, it.clause()),
        chapter(pack, it.chapter()),
        it.units(),
        it.unitsStated(),
        it.leadFirst(),
        it.due(),
        it.kind().name().toLowerCase(Locale.ROOT),
        it.series());
  }

  private static LedgerLine duty(PolicyPack pack, PolicyPack.Duty it) {
    var party = PARTIES.get(it.party());
    return new LedgerLine(
        pack.id(),
        Task.Kind.DUTY,
        it.id(),
        it.no(),
        it.title(),
        it.clause(),
        place(pack, it.clause()),
        party,
        party == null ? List.of() : List.of(party),
        true,
        false,
        null,
        "duty",
        it.shownBy());
  }

  private static LedgerLine goal(PolicyPack pack, PolicyPack.Goal it, int no) {
    return new LedgerLine(
        pack.id(),
        Task.Kind.GOAL,
        it.id(),
        no,
        it.title(),
        it.clause(),
        place(pack, it.clause()),
        null,
        List.of(),
        false,
        false,
        it.due(),
        "task",
        List.of());
  }

  private static String place(PolicyPack pack, String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse(clause);
  }

  private static @Nullable Label chapter(PolicyPack pack, @Nullable String id) {
    return pack.chapters().stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .map(PolicyPack.Chapter::title)
        .orElse(null);
  }
}
