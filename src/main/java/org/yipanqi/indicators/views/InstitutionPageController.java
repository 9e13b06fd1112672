package org.yipanqi.indicators.views;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.board.BoardColumns;
import org.yipanqi.indicators.figures.Basis;
import org.yipanqi.indicators.figures.Calendar;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** One institution, community or county with all its figures. */
@RestController
@Needs(value = "indicators.see_figures", figuresOf = "code")
@RequestMapping("/api/institutions/{code}")
class InstitutionPageController {

  private final Callers callers;
  private final Policies policies;
  private final Institutions institutions;
  private final Calendar calendar;

  InstitutionPageController(
      Callers callers, Policies policies, Institutions institutions, Calendar calendar) {
    this.callers = callers;
    this.policies = policies;
    this.institutions = institutions;
    this.calendar = calendar;
  }

  @GetMapping("/figures")
  InstitutionFigures figures(
      @PathVariable String code,
      @RequestParam String pack,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live) {
    var of = policies.get(pack);
    return institutions.figures(
        callers.current(), of, code, calendar.asked(of, code, period, live), Basis.of(live));
  }

  /**
   * The page as a file.
   *
   * @param state a standing: the figures that stand so; without one, all that are computed here
   */
  @GetMapping("/figures.xlsx")
  ResponseEntity<byte[]> figuresFile(
      @PathVariable String code,
      @RequestParam String pack,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "false") boolean live,
      @RequestParam(required = false) @Nullable String set,
      @RequestParam(required = false) @Nullable String state,
      Locale locale) {
    var shown = Chosen.code(BoardColumns.of(set, policies.get(pack)));
    var only = Chosen.standing(state);
    var view = figures(code, pack, period, live);
    return SheetFile.answer(
        "institution-" + code + "-" + view.periods().period() + ".xlsx",
        InstitutionSheet.of(view, shown, only, locale));
  }
}
