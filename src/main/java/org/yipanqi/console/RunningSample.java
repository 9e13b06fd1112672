package org.yipanqi.console;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Counties;
import org.yipanqi.facts.SourceCalendar;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PacksOfPlaces;
import org.yipanqi.registry.Registry;

/** Says which sample county runs, of which years and under which document. */
@Component
class RunningSample {

  private final Counties counties;
  private final Registry registry;
  private final PacksOfPlaces packs;
  private final SourceCalendar sources;

  RunningSample(Counties counties, Registry registry, PacksOfPlaces packs, SourceCalendar sources) {
    this.counties = counties;
    this.registry = registry;
    this.packs = packs;
    this.sources = sources;
  }

  /** A line in the terminal's language; empty where the data are not a sample's. */
  Optional<String> told() {
    return counties.at("").filter(Counties.County::sample).map(this::line);
  }

  private String line(Counties.County county) {
    var language = Texts.language();
    var name =
        registry
            .snapshot()
            .division(Long.parseLong(county.code()))
            .map(it -> new Label(it.name(), it.nameEn() == null ? it.name() : it.nameEn()))
            .orElseGet(() -> new Label(county.name(), county.name()))
            .in(language);
    var span = sources.horizon();
    var first = span.map(it -> it.first().toString()).orElse("—");
    var last = span.map(it -> it.last().toString()).orElse("—");
    return packs.binding(county.code()).stream()
        .findFirst()
        .map(pack -> Texts.of("console.start.sample", name, first, last, pack.title().in(language)))
        .orElseGet(() -> Texts.of("console.start.sample-without-policy", name, first, last));
  }
}
