package org.yipanqi.governance.decisions;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** Matters that have to be considered, a year at a time. */
@RestController
@RequestMapping("/api/matters")
class MatterController {

  record MatterYear(int year, List<MatterRow> rows) {}

  /**
   * @param own the number of the county's own; null for a policy's
   * @param said who says how often: policy, county or nobody
   * @param times at least so often a year; null where nobody says
   * @param considered in how many meetings of the year
   * @param standing met, still_due, missed or not_stated
   * @param last the last decision on it, of whatever year
   */
  record MatterRow(
      @Nullable String pack,
      @Nullable String ref,
      @Nullable Long own,
      Label title,
      @Nullable String clause,
      @Nullable String place,
      String said,
      @Nullable String reason,
      @Nullable Integer times,
      int considered,
      String standing,
      ResolutionController.@Nullable ResolutionRow last) {}

  /** How often for a matter of a policy, or a matter of the county's own with its title. */
  record MatterGiven(
      @Nullable String county,
      @Nullable String pack,
      @Nullable String ref,
      @Nullable String title,
      @Nullable Integer times,
      @Nullable Integer fromYear,
      @Nullable String reason) {}

  private final Matters matters;
  private final ResolutionsShown shown;
  private final Protocol protocol;
  private final Callers callers;

  MatterController(Matters matters, ResolutionsShown shown, Protocol protocol, Callers callers) {
    this.matters = matters;
    this.shown = shown;
    this.protocol = protocol;
    this.callers = callers;
  }

  @GetMapping
  @Needs(value = "governance.see", figuresOf = "county")
  MatterYear year(
      @RequestParam String county, @RequestParam(required = false) @Nullable Integer year) {
    var asked = year == null ? protocol.today().getYear() : Given.number("year", year, 2000, 2100);
    return new MatterYear(
        asked, matters.of(callers.current(), county, asked).stream().map(this::row).toList());
  }

  private MatterRow row(Matters.Row it) {
    var last = it.last();
    return new MatterRow(
        it.pack(),
        it.ref(),
        it.own(),
        it.title(),
        it.clause(),
        it.place(),
        Given.code(it.said()),
        it.reason(),
        it.year().times(),
        it.year().considered(),
        Given.code(it.standing()),
        last == null ? null : shown.row(last));
  }

  @PostMapping
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@RequestBody MatterGiven it) {
    var county = needed("county", it.county());
    var from = Given.number("fromYear", it.fromYear(), 2000, 2100);
    var caller = callers.current();
    var pack = it.pack();
    if (pack == null) {
      var times = it.times() == null ? null : Given.number("times", it.times(), 1, 12);
      matters.found(caller, county, it.title(), times, from, it.reason());
    } else {
      var times = Given.number("times", it.times(), 1, 12);
      var ref = needed("ref", it.ref());
      matters.set(caller, county, pack, ref, times, from, it.reason());
    }
  }
}
