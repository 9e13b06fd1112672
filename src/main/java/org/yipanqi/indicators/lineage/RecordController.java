package org.yipanqi.indicators.lineage;

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

/** Both ends of the chain: a record, and a clause. */
@RestController
@RequestMapping("/api")
class RecordController {

  private final Callers callers;
  private final Policies policies;
  private final RecordPages records;
  private final Clauses clauses;
  private final Calendar calendar;

  RecordController(
      Callers callers, Policies policies, RecordPages records, Clauses clauses, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.records = records;
    this.clauses = clauses;
    this.calendar = calendar;
  }

  /**
   * A source's numbers are its own business and may hold any sign, so they travel as parameters.
   */
  @Needs("indicators.see_records")
  @GetMapping("/records/{fact}")
  RecordView record(
      @PathVariable String fact,
      @RequestParam String pack,
      @RequestParam String source,
      @RequestParam String no) {
    return records.record(callers.current(), policies.get(pack), fact, source, no);
  }

  @Needs(value = "indicators.see_figures", figuresOf = "scope")
  @GetMapping("/packs/{pack}/clauses/{clause}")
  ClauseView clause(
      @PathVariable String pack,
      @PathVariable String clause,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return clauses.clause(
        callers.current(),
        of,
        clause,
        scope,
        calendar.asked(of, scope, period, live),
        Basis.of(live));
  }

  @Needs(value = "indicators.see_figures", figuresOf = "scope")
  @GetMapping("/packs/{pack}/clauses/{clause}.xlsx")
  ResponseEntity<byte[]> clauseFile(
      @PathVariable String pack,
      @PathVariable String clause,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      Locale locale) {
    var view = clause(pack, clause, scope, period, live);
    return SheetFile.answer("clause-" + view.id() + ".xlsx", ClauseSheet.of(view, locale));
  }
}
