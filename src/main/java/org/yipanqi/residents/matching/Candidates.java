package org.yipanqi.residents.matching;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.residents.matching.Weighed.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** Finds entries that may be one person: near one entry, or all over the index. */
@Service
public class Candidates {

  /** An entry near another. */
  public record Near(int person, Weighed weighed) {}

  /** Two entries. */
  private record Pair(int low, int high) {}

  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Entries entries;
  private final MatchingTrail trail;
  private final Clock clock;
  private final MatchRules rules = MatchRules.current();

  Candidates(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Entries entries,
      MatchingTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.entries = entries;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What is recorded already and may be the same person, the surest first. Looks at everybody,
   * whoever asks: whoever calls this shows no more of them than the asker may see.
   */
  public List<Near> near(Traits sought) {
    return Acting.asHouseApart(
        transactions,
        () -> {
          var ids = entries.near(sought, rules.blocks(), rules.largestBlock());
          return entries.of(ids).entrySet().stream()
              .map(each -> new Near(each.getKey(), rules.weigh(sought, each.getValue())))
              .filter(each -> each.weighed().verdict() != Verdict.DIFFERENT)
              .sorted(
                  Comparator.comparing((Near each) -> each.weighed().score())
                      .reversed()
                      .thenComparing(Near::person))
              .toList();
        });
  }

  /**
   * Compares all entries that share a block and puts what may be one person into the queue. What
   * was decided once is not asked again.
   *
   * @return how many pairs are new in the queue
   */
  public int seek(Caller caller) {
    var found =
        Acting.asHouseApart(
            transactions,
            () -> {
              var seen = new HashSet<Pair>();
              rules.blocks().forEach(block -> seen.addAll(sharing(block)));
              return keep(new ArrayList<>(seen));
            });
    trail.sought(caller, rules.version(), found);
    return found;
  }

  private Set<Pair> sharing(List<BlockKey> block) {
    var columns = block.stream().map(BlockKey::column).collect(Collectors.joining(", "));
    var present =
        block.stream()
            .map(key -> key.column() + " is not null")
            .collect(Collectors.joining(" and "));
    return new HashSet<>(
        jdbc.sql(
                """
                with grouped as (
                  select array_agg(id order by id) as ids
                    from residents.comparable
                   where %s
                   group by %s
                  having count(*) between 2 and :largest)
                select a.id as low, b.id as high
                  from grouped, unnest(ids) as a (id), unnest(ids) as b (id)
                 where a.id < b.id
                   and not exists (select from residents.candidate_pair c
                                    where c.low_person = a.id and c.high_person = b.id)
                """
                    .formatted(present, columns))
            .param("largest", rules.largestBlock())
            .query((row, _) -> new Pair(row.getInt("low"), row.getInt("high")))
            .list());
  }

  private int keep(List<Pair> pairs) {
    pairs.sort(Comparator.comparingInt(Pair::low).thenComparingInt(Pair::high));
    var kept = 0;
    for (var from = 0; from < pairs.size(); from += AT_ONCE) {
      var some = pairs.subList(from, Math.min(pairs.size(), from + AT_ONCE));
      var ids = new HashSet<Integer>();
      some.forEach(pair -> {
        ids.add(pair.low());
        ids.add(pair.high());
      });
      var traits = entries.of(ids);
      for (var pair : some) {
        var one = traits.get(pair.low());
        var other = traits.get(pair.high());
        if (one != null && other != null) {
          kept += keep(pair, rules.weigh(one, other));
        }
      }
    }
    return kept;
  }

  private int keep(Pair pair, Weighed weighed) {
    if (weighed.verdict() == Verdict.DIFFERENT) {
      return 0;
    }
    return jdbc.sql(
            """
            insert into residents.candidate_pair
              (low_person, high_person, score, verdict, rules, lines, found_at)
            values (:low, :high, :score, :verdict, :rules, :lines::jsonb, :now)
            on conflict (low_person, high_person) do nothing
            """)
        .param("low", pair.low())
        .param("high", pair.high())
        .param("score", weighed.score())
        .param("verdict", weighed.verdict() == Verdict.CERTAIN ? "certain" : "doubtful")
        .param("rules", weighed.version())
        .param("lines", JsonMapper.shared().writeValueAsString(weighed.lines()))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Puts two entries into the queue, in the transaction of whoever found them. */
  public void keep(int one, Near other) {
    keep(new Pair(Math.min(one, other.person()), Math.max(one, other.person())), other.weighed());
  }
}
