package org.yipanqi.indicators.impact;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.UsualPlace;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.IndicatorProblem;
import org.yipanqi.indicators.impact.ImpactView.ImpactSubject;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.decisions.Decisions;
import org.yipanqi.policy.decisions.Decisions.Preview;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** What a draft would change, before anyone publishes it. */
@RestController
@Needs("indicators.see_figures")
@RequestMapping("/api")
class ImpactController {

  /** What a list is asked for, and which of its cells are shown. */
  record ImpactAsked(
      @Nullable String from,
      @Nullable String to,
      @Nullable String scope,
      @Nullable String figure,
      @Nullable String row,
      @Nullable String kind,
      @Nullable Boolean flips) {

    Predicate<ImpactCell> filter() {
      return cell ->
          (figure == null || figure.equals(cell.id()))
              && (row == null || row.equals(cell.row()))
              && (kind == null || kind.equalsIgnoreCase(Period.of(cell.period()).kind().name()))
              && (!Boolean.TRUE.equals(flips) || cell.flips());
    }
  }

  private record Found(Preview preview, Impact impact, String scope, List<ImpactCell> cells) {}

  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final Callers callers;
  private final Policies policies;
  private final Decisions decisions;
  private final Impacts impacts;
  private final UsualPlace usualPlace;
  private final Calendar calendar;

  ImpactController(
      Callers callers,
      Policies policies,
      Decisions decisions,
      Impacts impacts,
      UsualPlace usualPlace,
      Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.decisions = decisions;
    this.impacts = impacts;
    this.usualPlace = usualPlace;
    this.calendar = calendar;
  }

  @GetMapping("/impact")
  ImpactView impact(
      @RequestParam String pack,
      @RequestParam long decision,
      @ParameterObject ImpactAsked asked,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Paging.cursor(cursor);
    var found = find(pack, decision, asked);
    var cells = found.cells();
    var start = (int) Math.min(after == null ? 0 : after, cells.size());
    var end = Math.min(cells.size(), start + most);
    var impact = found.impact();
    var preview = found.preview();
    var validFrom = YearMonth.from(preview.decision().amendment().from());
    return new ImpactView(
        pack,
        String.valueOf(decision),
        String.valueOf(preview.edition()),
        validFrom.toString(),
        impact.span().from().toString(),
        impact.span().to().toString(),
        found.scope(),
        impact.rows(),
        impact.periods().size(),
        impact.computed(),
        impact.changes().size(),
        impact.flips(),
        impact.earlier(),
        impact.earlierChanges(validFrom),
        impact.affected().stream().map(s -> subject(s, impact)).toList(),
        cells.size(),
        cells.subList(start, end),
        end < cells.size() ? String.valueOf(end) : null);
  }

  @GetMapping("/impact.xlsx")
  ResponseEntity<byte[]> file(
      @RequestParam String pack,
      @RequestParam long decision,
      @ParameterObject ImpactAsked asked,
      Locale locale) {
    return SheetFile.answer(
        "impact-" + decision + ".xlsx",
        ImpactSheet.of(find(pack, decision, asked).cells(), locale));
  }

  private Found find(String packId, long decision, ImpactAsked asked) {
    var caller = callers.current();
    var pack = policies.get(packId);
    var preview = decisions.preview(caller, packId, decision);
    var scope = asked.scope() == null ? usualPlace.of(pack) : asked.scope();
    var validFrom = YearMonth.from(preview.decision().amendment().from());
    var impact = impacts.of(caller, pack, preview.pack(), decision, validFrom, span(asked), scope);
    var cells = impact.changes().stream().map(ImpactCell::of).filter(asked.filter()).toList();
    return new Found(preview, impact, scope, cells);
  }

  /** Without months: the last two years that facts reach. */
  private ImpactSpan span(ImpactAsked asked) {
    var last =
        asked.to() == null
            ? calendar
                .last(Period.Kind.MONTH)
                .map(Period::last)
                .orElse(YearMonth.from(calendar.today()))
            : month(asked.to());
    var first =
        asked.from() == null ? last.minusMonths(ImpactSpan.MOST_MONTHS - 1L) : month(asked.from());
    return new ImpactSpan(first, last);
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw IndicatorProblem.BAD_PERIOD.because(text);
    }
  }

  private static ImpactSubject subject(Subject subject, Impact impact) {
    var own = impact.changes().stream().filter(c -> c.subject().equals(subject)).toList();
    return new ImpactSubject(
        subject.id(),
        subject.monitored(),
        subject.title(),
        own.size(),
        own.stream().filter(Change::flips).count());
  }
}
