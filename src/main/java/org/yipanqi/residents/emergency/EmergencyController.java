package org.yipanqi.residents.emergency;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_VERDICT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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
import org.yipanqi.access.Duty;
import org.yipanqi.access.PlaceNames;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.emergency.Emergency.Verdict;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;
import org.yipanqi.web.SheetFile;

/** Residents seen in an emergency, and how that was judged. */
@RestController
@RequestMapping("/api/residents/emergencies")
@Needs("residents.review")
class EmergencyController {

  /**
   * @param number an identity number or a resident's number
   * @param reason why it must be now, at least ten characters
   * @param record whether the record at other institutions is meant, also of who is in sight
   */
  record EmergencyAsked(
      @Nullable String number, @Nullable String reason, @Nullable Boolean record) {}

  /**
   * @param until null where the resident is in sight anyway
   */
  record EmergencyGranted(String personNo, @Nullable OffsetDateTime until) {}

  /** One's own that last. */
  record EmergencyNow(String personNo, String reason, OffsetDateTime until) {}

  /**
   * @param waiting how many wait for a review
   * @param overdue those of them that should have been judged before today
   */
  record EmergencyList(
      List<EmergencyRow> rows, @Nullable String next, long waiting, long overdue) {}

  /**
   * @param place the unit's name
   * @param due the day by whose end it is to be judged
   * @param overdueDays 0 while it is not late
   * @param mine the reader's own, which somebody else judges
   */
  record EmergencyRow(
      long id,
      OffsetDateTime grantedAt,
      OffsetDateTime until,
      String personNo,
      String user,
      String name,
      Label duty,
      Label place,
      String reason,
      LocalDate due,
      long overdueDays,
      boolean mine,
      @Nullable EmergencyReview review) {}

  record EmergencyReview(
      String name, OffsetDateTime at, String verdict, Label label, @Nullable String note) {}

  /**
   * @param verdict justified or not_justified
   * @param note needed where it was not
   */
  record EmergencyJudgement(@Nullable String verdict, @Nullable String note) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Emergencies emergencies;
  private final Reviews reviews;
  private final EmergencySheet sheet;
  private final PlaceNames places;
  private final Callers callers;
  private final Clock clock;

  EmergencyController(
      Emergencies emergencies,
      Reviews reviews,
      EmergencySheet sheet,
      PlaceNames places,
      Callers callers,
      Clock clock) {
    this.emergencies = emergencies;
    this.reviews = reviews;
    this.sheet = sheet;
    this.places = places;
    this.callers = callers;
    this.clock = clock;
  }

  @PostMapping
  @Needs("residents.emergency")
  ResponseEntity<EmergencyGranted> ask(@RequestBody EmergencyAsked asked) {
    var granted =
        emergencies.ask(
            callers.current(), asked.number(), asked.reason(), Boolean.TRUE.equals(asked.record()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new EmergencyGranted(granted.personNo(), granted.until()));
  }

  @GetMapping("/current")
  @Needs("residents.emergency")
  List<EmergencyNow> current() {
    return emergencies.current(callers.current()).stream()
        .map(each -> new EmergencyNow(each.personNo(), each.reason(), each.until()))
        .toList();
  }

  /** What waits, the oldest first; or what was judged, the latest first. */
  @GetMapping
  EmergencyList list(
      @RequestParam(defaultValue = "false") boolean reviewed,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var caller = callers.current();
    var most = Paging.limit(limit, USUAL, MOST);
    var found = reviews.list(caller, reviewed, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    var waiting = reviews.waiting(caller);
    var names = new HashMap<String, Label>();
    return new EmergencyList(
        page.stream().map(each -> row(each, caller.user(), names)).toList(),
        more ? String.valueOf(page.getLast().id()) : null,
        waiting.all(),
        waiting.overdue());
  }

  /**
   * The same as a file.
   *
   * @param rows how many the page shows; all where that is not told
   */
  @GetMapping("/list.xlsx")
  ResponseEntity<byte[]> file(
      @RequestParam(defaultValue = "false") boolean reviewed,
      @RequestParam(required = false) @Nullable Integer rows,
      Locale locale) {
    var most = rows == null ? null : (Integer) Math.max(1, rows);
    return SheetFile.answer(
        "emergencies.xlsx", sheet.workbook(callers.current(), reviewed, most, locale));
  }

  @PostMapping("/{id}/review")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void review(@PathVariable long id, @RequestBody EmergencyJudgement judgement) {
    var verdict =
        Arrays.stream(Verdict.values())
            .filter(it -> it.code().equals(judgement.verdict()))
            .findFirst()
            .orElseThrow(UNKNOWN_VERDICT::because);
    reviews.review(callers.current(), id, verdict, judgement.note());
  }

  private EmergencyRow row(Emergency of, String reader, Map<String, Label> names) {
    var review = of.review();
    return new EmergencyRow(
        of.id(),
        of.grantedAt(),
        of.until(),
        of.personNo(),
        of.login(),
        of.userName(),
        Duty.find(of.duty()).map(Duty::label).orElse(new Label(of.duty(), of.duty())),
        names.computeIfAbsent(of.unit(), places::of),
        of.reason(),
        of.due(),
        of.overdueDays(LocalDate.now(clock)),
        of.login().equals(reader),
        review == null
            ? null
            : new EmergencyReview(
                review.byName(),
                review.at(),
                review.verdict().code(),
                review.verdict().label(),
                review.note()));
  }
}
