package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** Two periods side by side. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "scope")
@RequestMapping("/api")
class ComparisonController {

  private final Callers callers;
  private final Policies policies;
  private final Comparisons comparisons;
  private final Calendar calendar;

  ComparisonController(
      Callers callers, Policies policies, Comparisons comparisons, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.comparisons = comparisons;
    this.calendar = calendar;
  }

  /** Without periods: the last closed year, and the year before it. */
  @GetMapping("/compare")
  Comparison compare(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String a,
      @RequestParam(required = false) @Nullable String b,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable String series,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    var after = calendar.asked(of, scope, b, live);
    return comparisons.compare(
        callers.current(),
        new Comparisons.Question(
            of,
            scope,
            a == null || a.isEmpty() ? after.yearBefore() : calendar.asked(of, scope, a, live),
            after,
            BoardColumns.of(set, of),
            series == null || series.isEmpty() ? null : series,
            only == null || only.isEmpty()
                ? null
                : Chosen.of(only, PeriodPair.Kind.class, PeriodPair.Kind.WORSE),
            Basis.of(live)));
  }

  @GetMapping("/compare.xlsx")
  ResponseEntity<byte[]> compareFile(
      @RequestParam String pack,
      @RequestParam String scope,
      @RequestParam(required = false) @Nullable String a,
      @RequestParam(required = false) @Nullable String b,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable String series,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(defaultValue = "false") boolean live,
      Locale locale) {
    var view = compare(pack, scope, a, b, set, series, only, live);
    return SheetFile.answer(
        "compare-" + view.a().period() + "-" + view.b().period() + ".xlsx", sheet(view, locale));
  }

  private static byte[] sheet(Comparison view, Locale locale) {
    var sheet = SheetFile.of(view.a().period() + " " + view.b().period(), locale);
    sheet.row().text(view.scopeName().in(locale)).label(view.title());
    var after = view.b().document();
    var before = view.a().document();
    StandingSheet.say(sheet, after);
    if (!before.equals(after)) {
      sheet.row().text(view.a().period());
      StandingSheet.say(sheet, before);
    }
    sheet.heads(heads(view), 2);
    for (var line : view.lines()) {
      sheet.row().label(line.rowName()).text(line.no()).label(line.title());
      sheet.text(line.targetText());
      side(sheet, line.a());
      side(sheet, line.b());
      sheet.text(line.difference()).text(line.relative());
      sheet.text(String.join(" ", line.kinds().stream().map(k -> kind(k).in(locale)).toList()));
      var versions = line.versions();
      sheet.text(versions == null ? null : versions.a() + " → " + versions.b());
    }
    return sheet.bytes();
  }

  private static void side(SheetFile sheet, Reading reading) {
    sheet.number(reading.value()).label(reading.state().label());
    sheet.label(IndicatorSheets.judged(reading));
  }

  private static List<Label> heads(Comparison view) {
    var heads = new ArrayList<Label>();
    heads.add(new Label("机构", "Institution"));
    heads.add(new Label("序", "No."));
    heads.add(new Label("指标", "Figure"));
    heads.add(new Label("目标", "Target"));
    for (var period : List.of(view.a().period(), view.b().period())) {
      heads.add(new Label(period, period));
      heads.add(new Label("状态", "State"));
      heads.add(new Label("评判", "Judgement"));
    }
    heads.add(new Label("差", "Difference"));
    heads.add(new Label("相对", "Relative"));
    heads.add(new Label("变化", "Change"));
    heads.add(new Label("口径版本", "Definition version"));
    return heads;
  }

  private static Label kind(String code) {
    return switch (PeriodPair.Kind.valueOf(code.toUpperCase(Locale.ROOT))) {
      case WORSE -> new Label("变差", "worse");
      case BETTER -> new Label("变好", "better");
      case NEWLY_MISSED -> new Label("新未达标", "newly missed");
      case NEWLY_MET -> new Label("新达标", "newly met");
      case STATE_CHANGED -> new Label("状态变了", "state changed");
    };
  }
}
