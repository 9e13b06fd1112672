package org.yipanqi.indicators.lineage;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.indicators.cells.MeasureSql;
import org.yipanqi.indicators.cells.UnitFilter;
import org.yipanqi.indicators.cells.UnitSets.UnitSet;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Measure;

/** The records behind a measure for units in months: the statements that list and count them. */
record RecordSearch(
    Measure.Base measure,
    Map<YearMonth, UnitSet> unitSets,
    FilterSql where,
    RecordOrder order,
    @Nullable RecordDays days) {

  static RecordSearch of(Measure.Base measure, Map<YearMonth, UnitSet> units, RecordAsk ask) {
    return new RecordSearch(
        measure, units, FilterSql.of(measure.where()), RecordOrder.of(measure, ask), null);
  }

  FactDeclaration fact() {
    return measure.fact();
  }

  UnitFilter units() {
    return new UnitFilter(measure, unitSets);
  }

  /** The same search among certain days of one month alone. */
  RecordSearch in(YearMonth month, RecordDays among) {
    return new RecordSearch(measure, Map.of(month, unitSets.get(month)), where, order, among);
  }

  /** What the question marks after the units stand for, up to the reader's own conditions. */
  List<Object> values() {
    var values = new ArrayList<>(where.values());
    if (days != null) {
      values.add(Date.valueOf(days.first()));
      values.add(Date.valueOf(days.last()));
    }
    return values;
  }

  boolean hasPerson() {
    return fact().columns().stream().anyMatch(c -> c.type() == FactColumn.Type.PERSON);
  }

  /** The day a record is listed under. */
  String timeColumn() {
    return RecordOrder.timeColumn(fact());
  }

  /**
   * Whether the pages of a list can be read month by month: what happens on a day lies in one month
   * only, and the list goes by days.
   */
  boolean monthByMonth() {
    return fact().time() instanceof FactTime.OnDate && order.byTime();
  }

  /**
   * How many records there are, and the number once more from them. A mean over days reads a post
   * once a month; it is still one record.
   */
  String totals() {
    var keys = order.keys().stream().map(MeasureSql::column).collect(Collectors.joining(", "));
    var records = severalMonths() ? "distinct (" + keys + ")" : "*";
    return """
    select count(%s), coalesce(%s, 0)
    %s
    """
        .formatted(records, new MeasureSql(measure).aggregate(), from());
  }

  /** How many records the reader's own conditions leave. */
  String filtered() {
    var keys = order.keys().stream().map(MeasureSql::column).collect(Collectors.joining(", "));
    return """
    select count(%s)
    %s %s
    """
        .formatted(severalMonths() ? "distinct (" + keys + ")" : "*", from(), order.conditions());
  }

  private boolean severalMonths() {
    return measure.additivity() == Measure.Additivity.MEAN;
  }

  /**
   * Lists records. Names are looked up for those that are shown alone: whether somebody may see a
   * person is asked person by person.
   *
   * @param later whether the list begins after a place, given by parameters that come last
   */
  String list(RecordCursor after, int limit) {
    var keys = order.keys().stream().map(MeasureSql::column).collect(Collectors.joining(", "));
    var once = severalMonths() ? "distinct on (" + keys + ") " : "";
    return """
    select v.*%s
      from (select v.* from (select %sv.* %s %s) v
             where %s
             order by %s
             limit %d) v
      %s
     order by %s
    """
        .formatted(
            names(),
            once,
            from(),
            order.conditions(),
            order.later(after),
            order.text(),
            limit,
            namesFrom(),
            order.text());
  }

  private String names() {
    var person = hasPerson() ? ", p.name as person_name, p.person_no" : "";
    return fact().recorded() ? person + ", s.code as source_code" : person;
  }

  private String namesFrom() {
    var person =
        hasPerson()
            ? """
            left join residents_api.person p on p.person = v."person"
            """
            : "";
    return fact().recorded()
        ? person
            + """
            left join facts_api.source_system s on s.id = v.source_id
            """
        : person;
  }

  private String from() {
    var among =
        days == null
            ? ""
            : """
            and v."%s" between ? and ?
            """
                .formatted(timeColumn());
    return """
    %s
     where (%s) %s
    """
        .formatted(units().from(), where.text(), among);
  }
}
