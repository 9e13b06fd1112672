package org.yipanqi.indicators.lineage;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** The chain behind a figure and its records. */
@RestController
@RequestMapping("/api/figures/{series}")
class FigureController {

  private static final int EXPORT_ROWS = 100_000;

  private final Callers callers;
  private final Policies policies;
  private final Chains chains;
  private final Lineage lineage;
  private final Calendar calendar;

  FigureController(
      Callers callers, Policies policies, Chains chains, Lineage lineage, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.chains = chains;
    this.lineage = lineage;
    this.calendar = calendar;
  }

  @Needs(value = "indicators.see_figures", figuresOf = "scope")
  @GetMapping
  FigureView figure(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return chains.chain(
        callers.current(), of, series, scope, calendar.asked(of, period, live), Basis.of(live));
  }

  @Needs(value = "indicators.see_records", figuresOf = "scope")
  @GetMapping("/records")
  RecordsView records(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam String part,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable List<String> filter,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var question = question(series, pack, scope, period, part);
    var ask = RecordAsk.of(sort, filter, null);
    return lineage.page(callers.current(), question, ask, cursor, limit);
  }

  /** The number once more, computed from its records. */
  @Needs(value = "indicators.see_records", figuresOf = "scope")
  @GetMapping("/records/recount")
  RecountView recount(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam String part) {
    return lineage.recount(callers.current(), question(series, pack, scope, period, part));
  }

  @Needs(value = "indicators.see_records", figuresOf = "scope")
  @GetMapping("/records.xlsx")
  ResponseEntity<byte[]> recordsFile(
      @PathVariable String series,
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam String period,
      @RequestParam String part,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable List<String> filter,
      @RequestParam(required = false) @Nullable List<String> columns,
      Locale locale) {
    var question = question(series, pack, scope, period, part);
    var ask = RecordAsk.of(sort, filter, columns);
    var records = lineage.all(callers.current(), question, ask, EXPORT_ROWS);
    return SheetFile.answer("records.xlsx", RecordsSheet.of(records, locale));
  }

  private Lineage.Question question(
      String series, String pack, String scope, String period, String part) {
    var of = policies.get(pack);
    return new Lineage.Question(of, series, scope, calendar.asked(of, period, false), part);
  }
}
