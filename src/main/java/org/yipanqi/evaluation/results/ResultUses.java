package org.yipanqi.evaluation.results;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.evaluation.scoring.ScoringTable;
import org.yipanqi.evaluation.scoring.Use;
import org.yipanqi.evaluation.tables.ScoringTables;
import org.yipanqi.evaluation.tables.TableRows;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;

/** What rests on a round's results: as its table says, and from publication on as it was kept. */
@Repository
public class ResultUses {

  /**
   * One use, with the clause that it rests on.
   *
   * @param place of the clause in the document; its id where the policy has it no more
   * @param afterDays after publication; null once that is a day
   * @param from the day from which it may be used; null until publication
   * @param usable whether it may be used today
   */
  public record Rests(
      String use,
      Label label,
      String clause,
      String place,
      Label title,
      @Nullable Integer afterDays,
      @Nullable LocalDate from,
      boolean usable) {}

  private record Kept(Use.Kind use, String clause, LocalDate from) {}

  private final JdbcClient jdbc;
  private final ScoringTables tables;
  private final TableRows rows;
  private final Policies policies;
  private final Clock clock;

  ResultUses(
      JdbcClient jdbc, ScoringTables tables, TableRows rows, Policies policies, Clock clock) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.rows = rows;
    this.policies = policies;
    this.clock = clock;
  }

  /** Keeps the days from which the results may be used. Part of the transaction that publishes. */
  public void keep(Round round, ScoringTable table, LocalDate published) {
    for (var use : table.uses()) {
      jdbc.sql(
              """
              insert into evaluation.result_use (round_id, county, use, clause, available_from)
              values (:round, :county, :use, :clause, :from)
              """)
          .param("round", round.id())
          .param("county", round.county())
          .param("use", use.of().code())
          .param("clause", use.clause())
          .param("from", published.plusDays(use.afterDays()))
          .update();
    }
  }

  /** The days on which results of a round begin to be usable, each once. */
  public List<LocalDate> days(long round) {
    return kept(round).stream().map(Kept::from).distinct().toList();
  }

  public List<Rests> of(Round round) {
    var pack = policies.find(round.pack());
    if (round.publishedAt() != null) {
      var today = LocalDate.now(clock);
      return kept(round.id()).stream()
          .map(it ->
              rests(
                  it.use(),
                  it.clause(),
                  pack.orElse(null),
                  null,
                  it.from(),
                  !it.from().isAfter(today)))
          .toList();
    }
    var table =
        rows.find(round.tableId()).map(it -> tables.check(it.content()).table()).orElse(null);
    return table == null
        ? List.of()
        : table.uses().stream()
            .map(it -> rests(it.of(), it.clause(), pack.orElse(null), it.afterDays(), null, false))
            .toList();
  }

  private static Rests rests(
      Use.Kind use,
      String clause,
      @Nullable PolicyPack pack,
      @Nullable Integer afterDays,
      @Nullable LocalDate from,
      boolean usable) {
    var found = pack == null ? null : pack.clause(clause).orElse(null);
    return new Rests(
        use.code(),
        use.label(),
        clause,
        found == null ? clause : found.place(),
        found == null ? new Label(clause, clause) : found.title(),
        afterDays,
        from,
        usable);
  }

  private List<Kept> kept(long round) {
    return jdbc.sql(
            """
            select use, clause, available_from from evaluation.result_use where round_id = :round
             order by available_from, use
            """)
        .param("round", round)
        .query((row, _) ->
            new Kept(
                Use.Kind.valueOf(row.getString("use").toUpperCase(Locale.ROOT)),
                row.getString("clause"),
                row.getObject("available_from", LocalDate.class)))
        .list();
  }
}
