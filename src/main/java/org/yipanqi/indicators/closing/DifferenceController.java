package org.yipanqi.indicators.closing;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.closing.ClosingViews.DifferencePage;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** What of a closed period would be different today. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "county")
@RequestMapping("/api/closings/{county}/{period}")
class DifferenceController {

  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final int EXPORT_ROWS = 100_000;

  private final Callers callers;
  private final DifferenceViews differences;

  DifferenceController(Callers callers, DifferenceViews differences) {
    this.callers = callers;
    this.differences = differences;
  }

  /** Figure by figure, in the order of the board; of one board's columns with its set. */
  @GetMapping("/differences")
  DifferencePage page(
      @PathVariable String county,
      @PathVariable String period,
      @RequestParam String pack,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return differences.page(
        callers.current(),
        question(county, period, pack, set, scope),
        Objects.requireNonNullElse(Paging.cursor(cursor), 0L),
        Paging.limit(limit, USUAL, MOST));
  }

  @GetMapping("/differences.xlsx")
  ResponseEntity<byte[]> file(
      @PathVariable String county,
      @PathVariable String period,
      @RequestParam String pack,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable String scope,
      Locale locale) {
    var page =
        differences.page(
            callers.current(), question(county, period, pack, set, scope), 0, EXPORT_ROWS);
    return SheetFile.answer("differences-" + period + ".xlsx", DifferenceSheet.of(page, locale));
  }

  private static DifferenceViews.Question question(
      String county, String period, String pack, @Nullable String set, @Nullable String scope) {
    return new DifferenceViews.Question(county, pack, ClosingController.period(period), set, scope);
  }
}
