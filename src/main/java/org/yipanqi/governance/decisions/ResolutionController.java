package org.yipanqi.governance.decisions;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.ResolutionRows;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
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
   * @param daysLate 0 where it is not overdue
   */
  record ResolutionRow(
      String id,
      String meeting,
      String body,
      Label bodyTitle,
      LocalDate heldOn,
      String text,
      @Nullable String owner,
      @Nullable String institution,
      @Nullable LocalDate due,
      String state,
      boolean overdue,
      long daysLate,
      @Nullable String outcome,
      @Nullable LocalDate settledOn,
      int version) {}

  record WholeResolution(ResolutionRow decision, List<ResolutionStep> steps) {}

  record ResolutionStep(String act, @Nullable String words, String by, OffsetDateTime at) {}

  /**
   * @param evidence what shows that it is done
   */
  record ResolutionDone(
      @Nullable Integer version, @Nullable String evidence, @Nullable String on) {}

  record ResolutionTurned(@Nullable Integer version, @Nullable String reason) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int MOST_OF_FILE = 5_000;

  private final DecisionBook book;
  private final FollowThrough following;
  private final ResolutionRows rows;
  private final Registry registry;
  private final Protocol protocol;
  private final Callers callers;

  ResolutionController(
      DecisionBook book,
      FollowThrough following,
      ResolutionRows rows,
      Registry registry,
      Protocol protocol,
      Callers callers) {
    this.book = book;
    this.following = following;
    this.rows = rows;
    this.registry = registry;
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
        page.stream().map(this::row).toList(),
        more ? String.valueOf(page.getLast().decision().id()) : null,
        book.counts(caller, county));
  }

  /** What the list shows, whole, as an Excel file. */
  @GetMapping("/file")
  @Needs(value = "governance.see", figuresOf = "county")
  ResponseEntity<byte[]> file(
      @RequestParam String county,
      @RequestParam(defaultValue = "all") String state,
      Locale locale) {
    var found = book.list(callers.current(), county, wanted(state), null, MOST_OF_FILE);
    return ResolutionSheet.of(found.stream().map(this::row).toList(), locale)
        .answer("meeting-decisions-" + county + "-" + protocol.today() + ".xlsx");
  }

  @GetMapping("/{id}")
  @Needs("governance.see")
  WholeResolution one(@PathVariable long id) {
    var it = book.find(callers.current(), id);
    return new WholeResolution(
        row(it),
        rows.steps(id).stream()
            .map(s -> new ResolutionStep(s.act(), s.words(), s.by(), s.at()))
            .toList());
  }

  @PostMapping("/{id}/completion")
  @Needs("governance.settle")
  WholeResolution done(@PathVariable long id, @RequestBody ResolutionDone it) {
    var version = needed("version", it.version());
    var on = Given.day("on", it.on());
    following.done(callers.current(), id, version, it.evidence(), on);
    return one(id);
  }

  @PostMapping("/{id}/dropping")
  @Needs("governance.keep")
  WholeResolution drop(@PathVariable long id, @RequestBody ResolutionTurned it) {
    var version = needed("version", it.version());
    following.drop(callers.current(), id, version, it.reason());
    return one(id);
  }

  @PostMapping("/{id}/reopening")
  @Needs("governance.keep")
  WholeResolution reopen(@PathVariable long id, @RequestBody ResolutionTurned it) {
    var version = needed("version", it.version());
    following.reopen(callers.current(), id, version, it.reason());
    return one(id);
  }

  private static DecisionBook.Wanted wanted(String state) {
    return Given.oneOf("state", state, DecisionBook.Wanted.values());
  }

  ResolutionRow row(DecisionBook.Taken taken) {
    return row(taken, registry, protocol.today());
  }

  static ResolutionRow row(DecisionBook.Taken taken, Registry registry, LocalDate today) {
    Decision it = taken.decision();
    var institution = it.institution();
    var due = it.due();
    return new ResolutionRow(
        String.valueOf(it.id()),
        String.valueOf(it.meeting()),
        String.valueOf(taken.body()),
        taken.bodyTitle(),
        taken.heldOn(),
        it.text(),
        it.owner(),
        institution == null
            ? null
            : registry.snapshot().institution(institution).map(Institution::shortName).orElse(null),
        due,
        Given.code(it.state()),
        it.overdue(today),
        it.overdue(today) && due != null ? due.until(today, ChronoUnit.DAYS) : 0,
        it.outcome(),
        it.settledOn(),
        it.version());
  }
}
