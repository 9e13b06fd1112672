package org.yipanqi.reporting.checking;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.OffsetDateTime;
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
import org.yipanqi.access.Callers;
import org.yipanqi.access.Places;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.reporting.ReturnPeriods;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Spot checks: draws and their results. */
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

  /**
   * @param population the codes it was drawn from, so that anybody can repeat it
   */
  record DrawShown(
      long id,
      String countyCode,
      String pack,
      String form,
      String period,
      String seed,
      String method,
      int size,
      List<String> population,
      String byName,
      OffsetDateTime at,
      List<SpotCheckShown> checks) {}

  record SpotCheckShown(
      long id,
      int no,
      long returnId,
      String unitCode,
      Map<String, String> seen,
      @Nullable String words,
      @Nullable String byName,
      @Nullable OffsetDateTime at,
      int version) {}

  record SpotCheckResult(
      @Nullable Integer version, @Nullable Map<String, String> seen, @Nullable String words) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int MOST_DRAWN = 500;
  private static final int LONGEST_SEED = 100;
  private static final int LONGEST_WORDS = 500;

  private final Callers callers;
  private final Places places;
  private final SpotChecks checks;

  DrawController(Callers callers, Places places, SpotChecks checks) {
    this.callers = callers;
    this.places = places;
    this.checks = checks;
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
  List<DrawShown> draws(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    return checks
        .of(callers.current(), number(county), before, Paging.limit(limit, USUAL, MOST))
        .stream()
        .map(it -> shown(new SpotChecks.Whole(it, List.of())))
        .toList();
  }

  @GetMapping("/draws/{id}")
  @Needs("reporting.spot_check")
  DrawShown one(@PathVariable long id) {
    return shown(checks.whole(callers.current(), id));
  }

  /** What whoever looked saw; what differs is a finding. */
  @PostMapping("/spot-checks/{id}/result")
  @Needs("reporting.spot_check")
  SpotCheckShown result(@PathVariable long id, @RequestBody SpotCheckResult result) {
    var words = result.words() == null || result.words().isBlank() ? null : result.words().strip();
    if (words != null && words.length() > LONGEST_WORDS) {
      throw new MalformedRequest("words", "reporting.too-long", LONGEST_WORDS);
    }
    return shown(
        checks.result(
            callers.current(),
            id,
            needed("version", result.version()),
            needed("seen", result.seen()),
            words));
  }

  static long number(String county) {
    if (!county.matches("[1-9]\\d{5}")) {
      throw new MalformedRequest("county", "reporting.county");
    }
    return Long.parseLong(county);
  }

  private static DrawShown shown(SpotChecks.Whole whole) {
    var it = whole.draw();
    return new DrawShown(
        it.id(),
        String.valueOf(it.county()),
        it.pack(),
        it.form(),
        it.period(),
        it.seed(),
        it.method(),
        it.size(),
        it.population(),
        it.byName(),
        it.at(),
        whole.checks().stream().map(DrawController::shown).toList());
  }

  private static SpotCheckShown shown(DrawRows.Checked it) {
    return new SpotCheckShown(
        it.id(),
        it.no(),
        it.returnId(),
        it.unit(),
        it.seen(),
        it.words(),
        it.byName(),
        it.at(),
        it.version());
  }
}
