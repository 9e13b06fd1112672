package org.yipanqi.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Counties;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** The policy packs of the house, for reading. */
@RestController
@Needs("policy.see_policies")
@RequestMapping("/api/packs")
class PackController {

  record PackSummary(
      String id,
      Label title,
      String number,
      String status,
      String effectiveFrom,
      @Nullable String effectiveTo,
      List<String> binds) {}

  /** A pack with everything a reader asks about it; computations are opened from their figures. */
  record PackDetail(
      String id,
      Label title,
      PackDocument document,
      List<PackChapter> chapters,
      List<PolicyPack.Clause> clauses,
      List<PolicyPack.Slip> slips,
      List<PackParameter> parameters,
      List<PackItem> items,
      List<PackIndicator> indicators,
      List<PolicyPack.Duty> duties,
      List<PolicyPack.Standard> standards,
      List<PackSeries> series,
      List<PackGoal> goals,
      Arrangements arrangements) {}

  record PackChapter(String id, String no, Label title, @JsonProperty("short") Label shortTitle) {}

  record PackParameter(
      String id,
      String type,
      List<PolicyPack.Choice> choices,
      @Nullable String value,
      Label valueWords,
      @Nullable String unit,
      Label label,
      Label note,
      @Nullable String clause,
      boolean ours) {}

  record PackItem(
      String id,
      int no,
      @Nullable String chapter,
      String clause,
      Label title,
      String kind,
      List<Label> units,
      boolean unitsStated,
      boolean leadFirst,
      @Nullable String due,
      boolean dueStated,
      List<String> series) {}

  record PackIndicator(
      int no,
      @Nullable String chapter,
      String clause,
      Label title,
      @JsonProperty("short") Label shortTitle,
      String direction,
      boolean directionStated,
      List<String> series,
      boolean weighted) {}

  record PackSeries(
      String id,
      Label title,
      @JsonProperty("short") Label shortTitle,
      String unit,
      String direction,
      String clause,
      @Nullable String item,
      @Nullable Integer indicator,
      List<String> levels,
      String formula) {}

  private final Callers callers;
  private final Counties counties;
  private final PacksOfPlaces packsOfPlaces;
  private final Policies policies;
  private final Clock clock;

  PackController(
      Callers callers,
      Counties counties,
      PacksOfPlaces packsOfPlaces,
      Policies policies,
      Clock clock) {
    this.callers = callers;
    this.counties = counties;
    this.packsOfPlaces = packsOfPlaces;
    this.policies = policies;
    this.clock = clock;
  }

  /** All of them; first the one that the caller's county stands under. */
  @GetMapping
  List<PackSummary> packs() {
    var county = counties.at(callers.current().unit()).map(Counties.County::code);
    return packsOfPlaces.all(county).stream()
        .map(p ->
            new PackSummary(
                p.id(),
                p.title(),
                p.document().number(),
                code(p.document().status()),
                p.document().effectiveFrom().toString(),
                text(p.document().effectiveTo()),
                p.document().binds()))
        .toList();
  }

  @GetMapping("/{id}")
  PackDetail pack(@PathVariable String id) {
    var pack = policies.get(id);
    var today = LocalDate.now(clock);
    return new PackDetail(
        pack.id(),
        pack.title(),
        PackDocument.of(pack.document()),
        pack.chapters().stream()
            .map(c -> new PackChapter(c.id(), c.no(), c.title(), c.shortTitle()))
            .toList(),
        pack.clauses(),
        pack.slips(),
        pack.parameters().stream().map(p -> parameter(p.on(today))).toList(),
        pack.items().stream().map(PackController::item).toList(),
        pack.indicators().stream().map(PackController::indicator).toList(),
        pack.duties(),
        pack.standards(),
        pack.seriesIds().stream().map(s -> series(pack.series(s, today).orElseThrow())).toList(),
        pack.goals().stream().map(g -> PackGoal.of(pack, g)).toList(),
        pack.arrangements());
  }

  private static PackParameter parameter(Parameter parameter) {
    return new PackParameter(
        parameter.id(),
        code(parameter.type()),
        parameter.choices(),
        parameter.value(),
        parameter.valued(),
        parameter.unit(),
        parameter.label(),
        parameter.note(),
        parameter.clause(),
        parameter.ours());
  }

  private static PackItem item(PolicyPack.Item item) {
    return new PackItem(
        item.id(),
        item.no(),
        item.chapter(),
        item.clause(),
        item.title(),
        code(item.kind()),
        item.units(),
        item.unitsStated(),
        item.leadFirst(),
        text(item.due()),
        item.dueStated(),
        item.series());
  }

  private static PackIndicator indicator(PolicyPack.Indicator indicator) {
    return new PackIndicator(
        indicator.no(),
        indicator.chapter(),
        indicator.clause(),
        indicator.title(),
        indicator.shortTitle(),
        code(indicator.direction()),
        indicator.directionStated(),
        indicator.series(),
        indicator.weighted());
  }

  private static PackSeries series(Series series) {
    return new PackSeries(
        series.id(),
        series.title(),
        series.shortTitle(),
        series.unit(),
        code(series.direction()),
        series.clause(),
        series.item(),
        series.indicator(),
        series.levels().stream().map(PackController::code).toList(),
        series.formulaText());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
