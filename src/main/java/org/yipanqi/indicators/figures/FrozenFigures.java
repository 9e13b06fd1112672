package org.yipanqi.indicators.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Bearing;
import tools.jackson.core.type.TypeReference;

/** The figures of closed periods, read as they were kept. They never change, so they stay known. */
@Repository
public class FrozenFigures {

  /** All rows of a series in one period. */
  private record Key(long period, String series) {}

  private record Kept(FrozenFigure figure, Label rowName, List<MissingSource> missing) {}

  private static final int MOST_KNOWN = 600;
  private static final int MOST_DEFINITIONS = 2_000;
  private static final TypeReference<List<MissingSource>> SOURCES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Map<Key, Map<String, Kept>> known = new ConcurrentHashMap<>();
  private final Map<String, FrozenDefinition> definitions = new ConcurrentHashMap<>();

  FrozenFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A figure as it was kept; empty when the period's copy has no such row or series.
   *
   * @param alsoOf further periods whose figures of the series will be asked for
   */
  @Transactional(readOnly = true)
  public Optional<Figure> figure(
      FrozenPeriod period, String series, Row row, Collection<FrozenPeriod> alsoOf) {
    var key = new Key(period.id(), series);
    var have = known.get(key);
    if (have == null) {
      have = load(key, alsoOf);
    }
    return Optional.ofNullable(have.get(row.code())).map(kept -> figure(kept, row, period));
  }

  /** Every figure of a closed period, row by row in the order of the board. */
  @Transactional(readOnly = true)
  public List<FrozenFigure> all(FrozenPeriod period) {
    return jdbc.sql(
            """
            select row_to_json(f)::text
              from indicators.frozen_figure f
              join indicators.frozen_row r on r.frozen_period = f.frozen_period and r.code = f.row_code
             where f.frozen_period = :period
             order by r.place, f.series
            """)
        .param("period", period.id())
        .query((row, _) -> StoredJson.MAPPER.readValue(row.getString(1), FrozenFigure.class))
        .list();
  }

  /** What stood as done of the tasks that are no figures; empty for a row that was not kept. */
  @Transactional(readOnly = true)
  public Optional<Map<String, KeptEvidence>> evidence(FrozenPeriod period, String row) {
    return jdbc.sql(
            """
            select evidence::text from indicators.frozen_row
             where frozen_period = :period and code = :row
            """)
        .param("period", period.id())
        .param("row", row)
        .query(String.class)
        .optional()
        .map(text ->
            StoredJson.MAPPER.readValue(text, new TypeReference<Map<String, KeptEvidence>>() {}));
  }

  /** How the document as a whole bore on a period when it was closed. */
  @Transactional(readOnly = true)
  public Bearing bearing(FrozenPeriod period) {
    return jdbc.sql(
            """
            select coalesce(bearing, 'binds') from indicators.frozen_figure
             where frozen_period = :period and bearing is distinct from 'not_bound_here'
             limit 1
            """)
        .param("period", period.id())
        .query(String.class)
        .optional()
        .map(code -> Bearing.valueOf(code.toUpperCase(Locale.ROOT)))
        .orElse(Bearing.BINDS);
  }

  /** What showed that a task was done. */
  public record KeptEvidence(boolean done, String typedBy, String typedOn, String basis) {}

  private Map<String, Kept> load(Key wanted, Collection<FrozenPeriod> alsoOf) {
    var missing = new ArrayList<Long>();
    missing.add(wanted.period());
    alsoOf.stream()
        .map(FrozenPeriod::id)
        .filter(id -> id != wanted.period() && !known.containsKey(new Key(id, wanted.series())))
        .forEach(missing::add);
    if (known.size() + missing.size() > MOST_KNOWN) {
      known.clear();
    }
    var read = new HashMap<Long, Map<String, Kept>>();
    missing.forEach(id -> read.put(id, new HashMap<>()));
    jdbc.sql(
            """
            select f.frozen_period, row_to_json(f)::text as figure, r.name_zh, r.name_en,
                   g.sources::text as sources
              from indicators.frozen_figure f
              join indicators.frozen_row r on r.frozen_period = f.frozen_period and r.code = f.row_code
              left join indicators.frozen_gap g on g.frozen_period = f.frozen_period and g.no = f.gap
             where f.frozen_period = any(:periods) and f.series = :series
            """)
        .param("periods", missing.toArray(Long[]::new))
        .param("series", wanted.series())
        .query(row -> {
          var figure = StoredJson.MAPPER.readValue(row.getString("figure"), FrozenFigure.class);
          var kept =
              new Kept(
                  figure,
                  new Label(row.getString("name_zh"), row.getString("name_en")),
                  sources(row.getString("sources")));
          read.computeIfAbsent(row.getLong("frozen_period"), _ -> new HashMap<>())
              .put(figure.rowCode(), kept);
        });
    read.forEach((id, rows) -> known.put(new Key(id, wanted.series()), rows));
    return read.getOrDefault(wanted.period(), Map.of());
  }

  private static List<MissingSource> sources(@Nullable String text) {
    return text == null ? List.of() : StoredJson.MAPPER.readValue(text, SOURCES);
  }

  /** A definition by its digest. */
  @Transactional(readOnly = true)
  public FrozenDefinition definition(String digest) {
    var have = definitions.get(digest);
    if (have == null) {
      if (definitions.size() >= MOST_DEFINITIONS) {
        definitions.clear();
      }
      have =
          jdbc.sql(
                  """
                  select computation, content::text from indicators.frozen_definition
                   where digest = :digest
                  """)
              .param("digest", digest)
              .query((row, _) -> FrozenDefinition.read(digest, row.getString(1), row.getString(2)))
              .single();
      definitions.put(digest, have);
    }
    return have;
  }

  private Figure figure(Kept kept, Row row, FrozenPeriod period) {
    var line = kept.figure();
    var definition = definition(line.definition());
    var series = definition.series();
    var targets = new ArrayList<Figure.Judged>();
    for (var i = 0; i < Math.min(line.targets().size(), series.targets().size()); i++) {
      var target = line.targets().get(i);
      targets.add(new Figure.Judged(series.targets().get(i), target.judgement(), target.gap()));
    }
    return new Figure(
        series,
        row,
        period.period(),
        line.state(),
        line.value(),
        side(line.numeratorState(), line.numerator()),
        side(line.denominatorState(), line.denominator()),
        new Quantity(line.state(), line.value(), Set.of(), Set.of()),
        reason(line),
        Map.of(),
        compared(line, definition, row),
        line.judgement(),
        List.copyOf(targets),
        line.bearing(),
        new Figure.Kept(
            period,
            kept.rowName(),
            definition,
            line.comparedNote(),
            line.parts(),
            kept.missing(),
            line.sourcesIn(),
            line.sourcesOf()));
  }

  private static @Nullable Quantity side(@Nullable State state, @Nullable BigDecimal value) {
    return state == null ? null : new Quantity(state, value, Set.of(), Set.of());
  }

  private static @Nullable Label reason(FrozenFigure line) {
    var zh = line.reasonZh();
    var en = line.reasonEn();
    return zh == null || en == null ? null : new Label(zh, en);
  }

  private static @Nullable Figure compared(
      FrozenFigure line, FrozenDefinition definition, Row row) {
    var period = line.comparedPeriod();
    var state = line.comparedState();
    return period == null || state == null
        ? null
        : new Figure(
            definition.series(),
            row,
            Period.of(period),
            state,
            line.comparedValue(),
            null,
            null,
            new Quantity(state, line.comparedValue(), Set.of(), Set.of()),
            null,
            Map.of(),
            null,
            Judgement.NOT_JUDGED,
            List.of(),
            Bearing.BINDS,
            null);
  }
}
