package org.yipanqi.indicators.closing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.indicators.closing.ClosingViews.PrintOf;
import org.yipanqi.indicators.figures.FrozenDocuments;
import org.yipanqi.indicators.figures.FrozenPeriod;
import org.yipanqi.indicators.figures.Names;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Registry;

/** What was printed of closed periods, in force or not, to be printed again byte for byte. */
@Service
class ClosingPrints {

  private static final Map<String, String> TYPES =
      Map.of("json", FrozenDocuments.JSON, "xlsx", FrozenDocuments.EXCEL);

  private final FrozenDocuments documents;
  private final ClosingRules rules;
  private final Registry registry;
  private final JdbcClient jdbc;

  ClosingPrints(FrozenDocuments documents, ClosingRules rules, Registry registry, JdbcClient jdbc) {
    this.documents = documents;
    this.rules = rules;
    this.registry = registry;
    this.jdbc = jdbc;
  }

  /** What is asked for; without a version the copy in force, else the last. */
  record Asked(String county, String pack, Period period, @Nullable Integer version) {}

  /** A kept file. */
  record Kept(String fileName, String mediaType, byte[] bytes) {}

  private record Copy(long id, int version, OffsetDateTime takenAt, boolean inForce) {}

  /** Every document of every version of a period. */
  @Transactional(readOnly = true)
  public List<PrintOf> list(Caller caller, Asked asked) {
    return copies(asked).stream()
        .flatMap(copy -> documents.of(copy.id()).stream().map(listed -> print(asked, copy, listed)))
        .toList();
  }

  /** A document as it was kept. */
  @Transactional(readOnly = true)
  public Kept bytes(
      Caller caller,
      Asked asked,
      String kind,
      String extension,
      @Nullable String scope,
      Locale locale) {
    var copies = copies(asked);
    if (copies.isEmpty()) {
      throw ClosingProblem.NOT_CLOSED.because(asked.period());
    }
    var copy = copies.stream().filter(Copy::inForce).findFirst().orElse(copies.getFirst());
    var type = TYPES.getOrDefault(extension, "");
    var language =
        type.equals(FrozenDocuments.JSON)
            ? "both"
            : locale.getLanguage().equals("en") ? "en" : "zh";
    var place = scope == null ? asked.county() : scope;
    return documents
        .bytes(copy.id(), kind, place, language, type)
        .map(bytes ->
            new Kept(
                "%s-%s-%s-v%d.%s".formatted(kind, place, asked.period(), copy.version(), extension),
                type,
                bytes))
        .orElseThrow(() -> ClosingProblem.UNKNOWN_PRINT.because(kind + "." + extension));
  }

  /** The newest first. */
  private List<Copy> copies(Asked asked) {
    return jdbc.sql(
            """
            select id, version, taken_at, out_of_force_at is null as in_force
              from indicators.frozen_period
             where county = :county and pack = :pack and period = :period
               and version = coalesce(:version::int, version)
             order by version desc
            """)
        .param("county", rules.county(asked.county()).county())
        .param("pack", asked.pack())
        .param("period", asked.period().toString())
        .param("version", asked.version())
        .query((row, _) ->
            new Copy(
                row.getLong("id"),
                row.getInt("version"),
                FrozenPeriod.here(row.getObject("taken_at", OffsetDateTime.class)),
                row.getBoolean("in_force")))
        .list();
  }

  private PrintOf print(Asked asked, Copy copy, FrozenDocuments.Listed listed) {
    var name =
        Optional.ofNullable(Row.of(listed.scope(), registry.snapshot()))
            .map(Names::of)
            .orElse(new Label(listed.scope(), listed.scope()));
    var json = listed.mediaType().equals(FrozenDocuments.JSON);
    return new PrintOf(
        asked.pack(),
        asked.period().toString(),
        copy.version(),
        copy.inForce(),
        copy.takenAt(),
        listed.kind(),
        listed.scope(),
        name,
        listed.language(),
        json ? "json" : "xlsx",
        listed.size(),
        listed.sha256());
  }
}
