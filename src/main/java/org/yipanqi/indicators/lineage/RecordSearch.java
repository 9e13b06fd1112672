package org.yipanqi.indicators.lineage;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.MeasureSql;
import org.yipanqi.indicators.cells.UnitFilter;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Measure;

/** The records behind a measure for units in months: the statements that list and count them. */
record RecordSearch(Measure.Base measure, UnitFilter units, FilterSql where) {

  static RecordSearch of(Measure.Base measure, Map<YearMonth, UnitSet> units) {
    return new RecordSearch(measure, new UnitFilter(measure, units), FilterSql.of(measure.where()));
  }

  FactDeclaration fact() {
    return measure.fact();
  }

  boolean hasPerson() {
    return fact().columns().stream().anyMatch(c -> c.type() == FactColumn.Type.PERSON);
  }

  /** The day a record is listed under. */
  String timeColumn() {
    return switch (fact().time()) {
      case FactTime.OnDate(var day) -> day;
      case FactTime.During(var from, _) -> from;
      case FactTime.EachMonth(var month) -> month;
    };
  }

  /** What tells one record from another, in the order of the list. */
  List<String> keys() {
    if (fact().recorded()) {
      return List.of(timeColumn(), "source_id", "source_no");
    }
    return hasPerson() ? List.of(timeColumn(), "person") : List.of(measure.axis().column());
  }

  /**
   * How many records there are, and the number once more from them. A mean over days reads a post
   * once a month; it is still one record.
   */
  String totals() {
    var keys = keys().stream().map(MeasureSql::column).collect(Collectors.joining(", "));
    var records = measure.additivity() == Measure.Additivity.MEAN ? "distinct (" + keys + ")" : "*";
    return """
    select count(%s), coalesce(%s, 0)
    %s
    """
        .formatted(records, new MeasureSql(measure).aggregate(), from());
  }

  /**
   * Lists records by their key.
   *
   * @param later whether the list begins after a key, given by parameters that come last
   */
  String list(boolean later, int limit) {
    var keys = keys().stream().map(MeasureSql::column).collect(Collectors.joining(", "));
    var shown =
        Stream.of(
                "v.*",
                hasPerson() ? "p.name as person_name, p.person_no" : "",
                fact().recorded() ? "s.code as source_code" : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    var after =
        later
            ? """
            and (%s) > (%s)
            """
                .formatted(keys, keys().stream().map(_ -> "?").collect(Collectors.joining(", ")))
            : "";
    return """
    select distinct on (%1$s) %2$s
    %3$s %4$s
     order by %1$s
     limit %5$d
    """
        .formatted(keys, shown, from(), after, limit);
  }

  private String from() {
    var person =
        hasPerson()
            ? """
            left join residents_api.person p on p.person = v."person"
            """
            : "";
    var source =
        fact().recorded()
            ? """
            left join facts_api.source_system s on s.id = v.source_id
            """
            : "";
    return """
    %s %s %s
     where (%s)
    """
        .formatted(units.from(), person, source, where.text());
  }
}
