package org.yipanqi.governance.decisions;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.meetings.Correcting;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ResolutionSteps;
import org.yipanqi.governance.meetings.ServedLines;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** What meetings decided, and what became of it. */
@RestController
@RequestMapping("/api/meeting-decisions")
class ResolutionController {

  /**
   * @param counts by open, overdue, done, dropped, rejected
   */
  record ResolutionPage(
      List<ResolutionRow> rows, @Nullable String next, Map<String, Integer> counts) {}

  /**
   * @param state open, done, dropped or rejected
   * @param line of the policy that it serves; null where it serves none that stands
   * @param daysLate 0 where it is not overdue
   */
  record ResolutionRow(
      String id,
      String county,
      String meeting,
      String body,
      Label bodyTitle,
      LocalDate heldOn,
      String text,
      @Nullable ServedLine line,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable String institutionCode,
      @Nullable LocalDate due,
      String state,
      boolean overdue,
      long daysLate,
      @Nullable String outcome,
      @Nullable LocalDate settledOn,
      int version) {}

  record WholeResolution(ResolutionRow decision, List<ResolutionStep> steps) {}

  /**
   * @param before how it read until it was corrected; null for what else happened
   */
  record ResolutionStep(
      String act,
      @Nullable String words,
      @Nullable ResolutionBefore before,
      String by,
      OffsetDateTime at) {}

  record ResolutionBefore(String text, @Nullable String owner, @Nullable LocalDate due) {}

  /** A line of a policy, as a decision may serve it. */
  record ServedLine(
      String pack, String serves, String ref, String clause, String place, Label title) {}

  /** All of it as it should read. */
  record ResolutionCorrection(
      @Nullable Integer version,
      @Nullable String text,
      @Nullable String pack,
      @Nullable String serves,
      @Nullable String ref,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable String due,
      @Nullable String reason) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int MOST_OF_FILE = 5_000;

  private final DecisionBook book;
  private final Correcting correcting;
  private final ResolutionSteps steps;
  private final ResolutionsShown shown;
  private final ServedLines lines;
  private final Protocol protocol;
  private final Callers callers;

  ResolutionController(
      DecisionBook book,
      Correcting correcting,
      ResolutionSteps steps,
      ResolutionsShown shown,
      ServedLines lines,
      Protocol protocol,
      Callers callers) {
    this.book = book;
    this.correcting = correcting;
    this.steps = steps;
    this.shown = shown;
    this.lines = lines;
    this.protocol = protocol;
    this.callers = callers;
  }

  /** Newest first. */
  @GetMapping
  @Needs(value = "governance.see", figuresOf = "county")
  ResolutionPage list(
      @RequestParam String county,
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var caller = callers.current();
    var found = book.list(caller, county, wanted(state), Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new ResolutionPage(
        page.stream().map(shown::row).toList(),
        more ? String.valueOf(page.getLast().decision().id()) : null,
        book.counts(caller, county));
  }

  /** The decisions that serve a clause, or an item or duty in it; newest first. */
  @GetMapping("/of-clause")
  @Needs(value = "governance.see", figuresOf = "county")
  List<ResolutionRow> ofClause(
      @RequestParam String county, @RequestParam String pack, @RequestParam String clause) {
    return book.serving(callers.current(), county, pack, clause, USUAL).stream()
        .map(shown::row)
        .toList();
  }

  /** The lines of the binding policies that a decision may serve. */
  @GetMapping("/lines")
  @Needs(value = "governance.see", figuresOf = "county")
  List<ServedLine> lines(@RequestParam String county) {
    return lines.of(protocol.county(county)).stream().map(ResolutionsShown::line).toList();
  }

  /** What the list shows, whole, as an Excel file. */
  @GetMapping("/file")
  @Needs(value = "governance.see", figuresOf = "county")
  ResponseEntity<byte[]> file(
      @RequestParam String county,
      @RequestParam(defaultValue = "all") String state,
      Locale locale) {
    var found = book.list(callers.current(), county, wanted(state), null, MOST_OF_FILE);
    return ResolutionSheet.of(found.stream().map(shown::row).toList(), locale)
        .answer("meeting-decisions-" + county + "-" + protocol.today() + ".xlsx");
  }

  @GetMapping("/{id}")
  @Needs("governance.see")
  WholeResolution one(@PathVariable long id) {
    var it = book.find(callers.current(), id);
    return new WholeResolution(
        shown.row(it),
        steps.of(id).stream()
            .map(s -> new ResolutionStep(s.act(), s.words(), before(s.before()), s.by(), s.at()))
            .toList());
  }

  /** What was noted wrongly is put right; how it read before stays with it. */
  @PostMapping("/{id}/corrections")
  @Needs("governance.keep")
  WholeResolution correct(@PathVariable long id, @RequestBody ResolutionCorrection it) {
    var version = needed("version", it.version());
    var to =
        new Correcting.Corrected(
            it.text(),
            Decision.Serves.given(it.pack(), it.serves(), it.ref()),
            it.owner(),
            shown.institution(it.institution()),
            Given.dayOrNull("due", it.due()));
    correcting.correct(callers.current(), id, version, to, it.reason());
    return one(id);
  }

  private static @Nullable ResolutionBefore before(ResolutionSteps.@Nullable Before it) {
    return it == null ? null : new ResolutionBefore(it.text(), it.owner(), it.due());
  }

  private static DecisionBook.Wanted wanted(String state) {
    return Given.oneOf("state", state, DecisionBook.Wanted.values());
  }
}
