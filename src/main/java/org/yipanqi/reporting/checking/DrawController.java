package org.yipanqi.reporting.checking;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Places;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.reporting.FormShelf;
import org.yipanqi.reporting.ReturnPeriods;
import org.yipanqi.reporting.Units;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Spot checks: what was drawn, from what, by which seed. */
@RestController
@RequestMapping("/api/returns")
class DrawController {

  /**
   * @param seed null for one made by chance
   */
  record DrawAsked(
      @Nullable String countyCode,
      @Nullable String pack,
      @Nullable String form,
      @Nullable String period,
      @Nullable Integer size,
      @Nullable String seed) {}

  /** Draws of a county, without their lists. */
  record DrawPage(List<DrawShown> rows, @Nullable String next) {}

  /**
   * @param population what it was drawn from, in its order, so that anybody can repeat it; empty in
   *     a list of draws
   * @param of how many it was drawn from
   * @param drawn how many were drawn
   * @param checked of how many of them a result is entered
   * @param differ in how many cells returns were seen to differ
   */
  record DrawShown(
      long id,
      String countyCode,
      String pack,
      String form,
      Label title,
      String period,
      String seed,
      String method,
      int size,
      List<DrawnFrom> population,
      int of,
      int drawn,
      int checked,
      int differ,
      String byName,
      OffsetDateTime at,
      List<SpotCheckShown> checks) {}

  /** A unit that could be drawn. */
  record DrawnFrom(String code, Label name, boolean drawn) {}

  record SpotCheckShown(
      long id,
      int no,
      long returnId,
      String unitCode,
      Label unitName,
      Map<String, String> seen,
      int differ,
      @Nullable String words,
      @Nullable String byName,
      @Nullable OffsetDateTime at,
      int version) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int MOST_DRAWN = 500;
  private static final int LONGEST_SEED = 100;

  private final Callers callers;
  private final Places places;
  private final SpotChecks checks;
  private final FormShelf forms;
  private final Units units;

  DrawController(Callers callers, Places places, SpotChecks checks, FormShelf forms, Units units) {
    this.callers = callers;
    this.places = places;
    this.checks = checks;
    this.forms = forms;
    this.units = units;
  }

  /** Draws some of the returns that are in. */
  @PostMapping("/draws")
  @Needs("reporting.spot_check")
  @ResponseStatus(HttpStatus.CREATED)
  DrawShown draw(@RequestBody DrawAsked asked) {
    var county = needed("countyCode", asked.countyCode());
    var size = needed("size", asked.size());
    if (size < 1 || size > MOST_DRAWN) {
      throw new MalformedRequest("size", "reporting.between", 1, MOST_DRAWN);
    }
    var seed = asked.seed() == null || asked.seed().isBlank() ? null : asked.seed().strip();
    if (seed != null && seed.length() > LONGEST_SEED) {
      throw new MalformedRequest("seed", "reporting.too-long", LONGEST_SEED);
    }
    var caller = callers.current();
    if (!places.showsFiguresOf(caller, county)) {
      throw AccessProblem.NOT_OF_THIS_PLACE.because(county);
    }
    return shown(
        checks.draw(
            caller,
            new SpotChecks.Asked(
                number(county),
                needed("pack", asked.pack()),
                needed("form", asked.form()),
                ReturnPeriods.of(needed("period", asked.period())),
                size,
                seed)));
  }

  @GetMapping("/draws")
  @Needs(value = "reporting.spot_check", figuresOf = "county")
  DrawPage draws(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    var most = Paging.limit(limit, USUAL, MOST);
    var found = checks.of(callers.current(), number(county), before, most + 1);
    var page = found.size() > most ? found.subList(0, most) : found;
    return new DrawPage(
        page.stream().map(it -> shown(it, List.of(), List.of())).toList(),
        found.size() > most ? String.valueOf(page.getLast().id()) : null);
  }

  @GetMapping("/draws/{id}")
  @Needs("reporting.spot_check")
  DrawShown one(@PathVariable long id) {
    return shown(checks.whole(callers.current(), id));
  }

  static long number(String county) {
    if (!county.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "reporting.county");
    }
    return Long.parseLong(county);
  }

  private DrawShown shown(SpotChecks.Whole whole) {
    var drawn = new HashSet<String>();
    whole.checks().forEach(it -> drawn.add(it.unit()));
    return shown(
        whole.draw(),
        whole.draw().population().stream()
            .map(code -> new DrawnFrom(code, units.nameOf(code), drawn.contains(code)))
            .toList(),
        whole.checks().stream().map(this::shown).toList());
  }

  private DrawShown shown(
      DrawRows.Drawn it, List<DrawnFrom> population, List<SpotCheckShown> checked) {
    return new DrawShown(
        it.id(),
        String.valueOf(it.county()),
        it.pack(),
        it.form(),
        forms
            .newest(it.pack(), it.form(), Period.of(it.period()))
            .map(at -> at.form().title())
            .orElseGet(() -> new Label(it.form(), it.form())),
        it.period(),
        it.seed(),
        it.method(),
        it.size(),
        population,
        it.population().size(),
        it.drawn(),
        it.checked(),
        it.differ(),
        it.byName(),
        it.at(),
        checked);
  }

  SpotCheckShown shown(DrawRows.Checked it) {
    return new SpotCheckShown(
        it.id(),
        it.no(),
        it.returnId(),
        it.unit(),
        units.nameOf(it.unit()),
        it.seen(),
        it.differ(),
        it.words(),
        it.byName(),
        it.at(),
        it.version());
  }
}
