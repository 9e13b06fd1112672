package org.yipanqi.indicators.closing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.indicators.closing.ClosingViews.LaterImport;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Measure;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.Series;

/** Files that came in after a period was closed, and which of them a figure is made of. */
@Repository
class LaterImports {

  private static final int MOST = 200;
  private static final int MOST_OF_ONE = 5;

  private final JdbcClient jdbc;
  private final FactCatalogue facts = FactCatalogue.load();

  LaterImports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Done(long id, String format, String fileName, String by, OffsetDateTime at) {

    LaterImport of(ImportFormat declared) {
      return new LaterImport(id, format, declared.label(), fileName, by, at);
    }
  }

  /** The number of the newest import that brought something. */
  @Transactional(readOnly = true)
  public long newest() {
    return jdbc.sql(
            """
            select coalesce(max(id), 0) from facts_api.import_done
            """)
        .query(Long.class)
        .single();
  }

  /** What came in after a moment, newest first. */
  @Transactional(readOnly = true)
  public List<LaterImport> since(OffsetDateTime moment) {
    return jdbc
        .sql(
            """
            select id, format, file_name, started_by as "by", finished_at as at
              from facts_api.import_done
             where finished_at >= :moment
             order by id desc
             limit :limit
            """)
        .param("moment", moment)
        .param("limit", MOST)
        .query((row, _) ->
            new Done(
                row.getLong("id"),
                row.getString("format"),
                row.getString("file_name"),
                row.getString("by"),
                FrozenPeriod.here(row.getObject("at", OffsetDateTime.class))))
        .list()
        .stream()
        .flatMap(done -> facts.format(done.format()).stream().map(done::of))
        .toList();
  }

  /** Those of some imports that can have touched a series. */
  List<LaterImport> touching(
      List<LaterImport> imports, PolicyPack pack, Series series, LocalDate on) {
    var used = new HashSet<String>();
    collect(pack, series.formula().refs(), on, used);
    return imports.stream()
        .filter(it -> facts.format(it.format()).filter(f -> touches(f, used)).isPresent())
        .limit(MOST_OF_ONE)
        .toList();
  }

  /** Places, memberships and the calendar of sources touch every figure. */
  private static boolean touches(ImportFormat format, Set<String> used) {
    var ofPersons = !(format.person() instanceof ImportFormat.PersonTouch.None);
    return (format.touches().isEmpty() && !ofPersons)
        || format.touches().stream().anyMatch(t -> used.contains(t.fact()))
        || (ofPersons && used.contains("person_month"));
  }

  private static void collect(
      PolicyPack pack, Set<Formula.Ref> refs, LocalDate on, Set<String> used) {
    for (var ref : refs) {
      switch (pack.measure(ref.measure(), on).orElse(null)) {
        case Measure.Base base -> {
          used.add(base.fact().code());
          used.addAll(base.sources());
        }
        case Measure.Derived derived -> collect(pack, derived.formula().refs(), on, used);
        case null -> {}
      }
    }
  }
}
