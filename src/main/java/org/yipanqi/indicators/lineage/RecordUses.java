package org.yipanqi.indicators.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.indicators.lineage.RecordView.RecordUse;
import org.yipanqi.indicators.lineage.RecordView.UsedBy;
import org.yipanqi.policy.FilterSql;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Registry;
import org.yipanqi.registry.RegistrySnapshot;

/** The way from a record to the figures: which measures of a pack count it, for whom and when. */
@Repository
class RecordUses {

  private final JdbcTemplate jdbc;
  private final Registry registry;
  private final SourceCalendar calendar;

  RecordUses(JdbcTemplate jdbc, Registry registry, SourceCalendar calendar) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.calendar = calendar;
  }

  /** What counts a record of a fact that its source knows by a number; nothing for a voided one. */
  List<RecordUse> of(PolicyPack pack, FactDeclaration fact, String source, String no) {
    var measures =
        pack.measures().stream()
            .filter(Measure.Base.class::isInstance)
            .map(Measure.Base.class::cast)
            .filter(m -> m.fact().code().equals(fact.code()))
            .toList();
    if (measures.isEmpty()) {
      return List.of();
    }
    var uses = new ArrayList<RecordUse>();
    var snapshot = registry.snapshot();
    jdbc.query(
        connection -> {
          var statement = connection.prepareStatement(text(fact, measures));
          var index = 1;
          for (var measure : measures) {
            for (var value : FilterSql.of(measure.where()).values()) {
              statement.setObject(index++, value);
            }
          }
          statement.setString(index++, source);
          statement.setString(index, no);
          return statement;
        },
        row -> {
          for (var i = 0; i < measures.size(); i++) {
            if (row.getBoolean("counts_" + i)) {
              use(pack, measures.get(i), row, snapshot).ifPresent(uses::add);
            }
          }
        });
    return uses;
  }

  private static String text(FactDeclaration fact, List<Measure.Base> measures) {
    var columns = new ArrayList<String>();
    for (var i = 0; i < measures.size(); i++) {
      columns.add(
          "coalesce((%s), false) as counts_%d"
              .formatted(FilterSql.of(measures.get(i).where()).text(), i));
    }
    return """
    select %s, v.*
      from %s v
     where v.source_id = (select id from facts_api.source_system where code = ?)
       and v.source_no = ?
     limit 100
    """
        .formatted(String.join(", ", columns), fact.view());
  }

  private Optional<RecordUse> use(
      PolicyPack pack, Measure.Base measure, ResultSet row, RegistrySnapshot snapshot)
      throws SQLException {
    var unit = row.getLong(measure.axis().column());
    if (row.wasNull()) {
      return Optional.empty();
    }
    var first = month(row, measure, true);
    var last = month(row, measure, false);
    var inForce = pack.measure(measure.id(), last.atEndOfMonth());
    if (last.isBefore(first) || inForce.filter(measure::equals).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordUse(
            measure.label(),
            measure.axis().label(),
            Names.unit(unit, snapshot),
            code(measure.axis(), unit, snapshot),
            first.toString(),
            last.equals(first) ? null : last.toString(),
            figures(pack, measure, last)));
  }

  /** A stock counts from its first to its last month that facts span. */
  private YearMonth month(ResultSet row, Measure.Base measure, boolean first) throws SQLException {
    return switch (measure.fact().time()) {
      case FactTime.OnDate(var day) -> YearMonth.from(date(row, day));
      case FactTime.EachMonth(var month) -> YearMonth.from(date(row, month));
      case FactTime.During(var from, var to) -> {
        var begins = YearMonth.from(date(row, from));
        var ends = row.getObject(to, LocalDate.class);
        var span = calendar.horizon();
        var earliest = span.map(SourceCalendar.Horizon::first).orElse(begins);
        var latest = span.map(SourceCalendar.Horizon::last).orElse(begins);
        yield first ? begins.isBefore(earliest) ? earliest : begins : lastOf(measure, ends, latest);
      }
    };
  }

  /** A stock is read on a month's last day: the month in which it ends early doesn't count it. */
  private static YearMonth lastOf(
      Measure.Base measure, @Nullable LocalDate ends, YearMonth latest) {
    if (ends == null || YearMonth.from(ends).isAfter(latest)) {
      return latest;
    }
    var month = YearMonth.from(ends);
    var whole = ends.equals(month.atEndOfMonth());
    return whole || measure.additivity() == Measure.Additivity.MEAN ? month : month.minusMonths(1);
  }

  private static LocalDate date(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class)).orElseThrow();
  }

  /** An institution by its code; a town or village by the county whose figures hold it. */
  private static String code(FactAxis axis, long unit, RegistrySnapshot snapshot) {
    return axis.kind() == FactAxis.Kind.DIVISION
        ? String.valueOf(unit).substring(0, Math.min(6, String.valueOf(unit).length()))
        : Names.code(unit, snapshot);
  }

  private static List<UsedBy> figures(PolicyPack pack, Measure.Base measure, YearMonth month) {
    var day = month.atEndOfMonth();
    var figures = new ArrayList<UsedBy>();
    for (var id : pack.seriesIds()) {
      var series = pack.series(id, day).orElseThrow();
      part(pack, series.formula().refs(), measure, day)
          .ifPresent(part -> figures.add(new UsedBy(id, series.title(), part)));
    }
    return figures;
  }

  /** How a formula reads a measure, itself or through derived ones. */
  private static Optional<String> part(
      PolicyPack pack, Set<Formula.Ref> refs, Measure.Base measure, LocalDate day) {
    for (var ref : refs) {
      if (ref.measure().equals(measure.id())) {
        return Optional.of(ref.toString());
      }
      if (pack.measure(ref.measure(), day).orElse(null) instanceof Measure.Derived derived) {
        var inner =
            derived.formula().refs().stream()
                .map(r -> new Formula.Ref(ref.scope(), r.measure()))
                .collect(Collectors.toSet());
        var found = part(pack, inner, measure, day);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
