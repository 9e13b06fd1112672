package org.yipanqi.indicators.closing;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.closing.ClosingViews.ClosingYear;
import org.yipanqi.indicators.closing.ClosingViews.MissingSources;
import org.yipanqi.indicators.closing.ClosingViews.PrintOf;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.kernel.Period;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Months closed, confirmed and reopened, and what was kept of them. */
@RestController
@RequestMapping("/api/closings")
class ClosingController {

  /** Which month to close, and why without the sources that are missing. */
  record ClosingOrder(
      @Nullable String county, @Nullable String month, @Nullable String statement) {}

  record ReopeningOrder(@Nullable String reason) {}

  record ClosingNumber(long id) {}

  private final Callers callers;
  private final Closings closings;
  private final ClosingBook book;
  private final ClosingPrints prints;

  ClosingController(Callers callers, Closings closings, ClosingBook book, ClosingPrints prints) {
    this.callers = callers;
    this.closings = closings;
    this.book = book;
    this.prints = prints;
  }

  /** A year of a county's months, newest first; the last year without one. */
  @Needs(value = "indicators.see_figures", figuresOf = "county")
  @GetMapping
  ClosingYear year(
      @RequestParam String county, @RequestParam(required = false) @Nullable Integer year) {
    return book.year(callers.current(), county, year);
  }

  @Needs("indicators.close_months")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ClosingNumber close(@RequestBody ClosingOrder order) {
    var county = needed("county", order.county());
    var month = month(needed("month", order.month()));
    var id = closings.close(callers.current(), county, month, order.statement());
    return new ClosingNumber(id);
  }

  @Needs("indicators.close_months")
  @PostMapping("/{id}/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(@PathVariable long id) {
    closings.confirm(callers.current(), id);
  }

  @Needs("indicators.close_months")
  @PostMapping("/{id}/reopening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@PathVariable long id, @RequestBody ReopeningOrder order) {
    closings.reopen(callers.current(), id, order.reason());
  }

  /** The sources that a month lacks now, or lacked when a version of it was closed. */
  @Needs(value = "indicators.see_figures", figuresOf = "county")
  @GetMapping("/{county}/{month}/missing")
  MissingSources missing(
      @PathVariable String county,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Integer version) {
    return book.missing(callers.current(), county, month(month), version);
  }

  /** What was printed of a period whenever it was closed. */
  @Needs(value = "indicators.see_figures", figuresOf = "county")
  @GetMapping("/{county}/{period}/documents")
  List<PrintOf> documents(
      @PathVariable String county, @PathVariable String period, @RequestParam String pack) {
    return prints.list(
        callers.current(), new ClosingPrints.Asked(county, pack, period(period), null));
  }

  /** A document as it was kept, byte for byte. */
  @Needs(value = "indicators.see_figures", figuresOf = "county")
  @GetMapping("/{county}/{period}/documents/{kind}.{extension}")
  ResponseEntity<byte[]> document(
      @PathVariable String county,
      @PathVariable String period,
      @PathVariable String kind,
      @PathVariable String extension,
      @RequestParam String pack,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String language,
      Locale locale) {
    var kept =
        prints.bytes(
            callers.current(),
            new ClosingPrints.Asked(county, pack, period(period), version),
            kind,
            extension,
            scope,
            language == null ? locale : Locale.of(language));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(kept.fileName()).build().toString())
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .body(kept.bytes());
  }

  private static String needed(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new MalformedRequest(field, "web.needed");
    }
    return value;
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw ClosingProblem.BAD_MONTH.because(text);
    }
  }

  static Period period(String text) {
    try {
      return Period.of(text);
    } catch (IllegalArgumentException e) {
      throw IndicatorProblem.BAD_PERIOD.because(text);
    }
  }
}
