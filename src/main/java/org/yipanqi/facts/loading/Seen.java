package org.yipanqi.facts.loading;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yipanqi.facts.FactDeclaration;

/**
 * Where rows of a fact lie: a temporary table of the units of all its axes and the month, each
 * combination once. Looked up in one pass, since the rows may be millions.
 *
 * @param table its columns are {@code axis_0, axis_1 …} in the order of the declaration, month, and
 *     {@code source_id} where somebody owes the fact
 */
record Seen(String table, FactDeclaration fact) {

  static Seen look(Sql sql, String table, FactDeclaration fact, Reach reach) throws SQLException {
    var months = MonthSql.of(fact);
    var axes = fact.axes();
    var units =
        IntStream.range(0, axes.size())
            .mapToObj(
                i -> "v.%s::bigint as axis_%d,".formatted(Sql.quoted(axes.get(i).column()), i))
            .collect(Collectors.joining(" "));
    sql.update(
        """
        create temp table %s on commit drop as
        select distinct %s %s %s as month
          from %s %s
         where %s and %s
        """
            .formatted(
                Sql.name(table),
                units,
                fact.reporter() == null ? "" : "v.source_id,",
                months.month(),
                reach.from(),
                months.calendar(),
                reach.where(),
                months.where()),
        reach.values().toArray());
    return new Seen(table, fact);
  }

  /** The column that tells who reported, null where nobody owes the fact. */
  String reporterColumn() {
    for (var i = 0; i < fact.axes().size(); i++) {
      if (fact.axes().get(i).code().equals(fact.reporter())) {
        return "axis_" + i;
      }
    }
    throw new IllegalStateException(fact.code() + " has no reporter");
  }

  /** The view's column of who reported. */
  String reporterKey() {
    return fact.axis(String.valueOf(fact.reporter())).orElseThrow().column();
  }

  /** Marks the combinations of units, or every unit, in the months seen. */
  void mark(Sql sql, boolean everyUnit) throws SQLException {
    if (fact.axes().isEmpty()) {
      return; // known for its receipts alone
    }
    var axes =
        IntStream.range(0, fact.axes().size())
            .mapToObj(i -> "axis_" + i)
            .collect(Collectors.joining(", "));
    sql.update(
        """
        insert into facts.mark (fact, month, units)
        select distinct ?, month, %s from %s where num_nonnulls(%s) > 0
        """
            .formatted(everyUnit ? "null::bigint[]" : "array[" + axes + "]", table, axes),
        fact.code());
  }
}
