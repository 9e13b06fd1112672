package org.yipanqi.supervision.inspections;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.supervision.Given;
import org.yipanqi.supervision.Ledger;
import org.yipanqi.supervision.SupervisionProblem;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Inspections listed, planned, begun, rated and ended. */
@RestController
@RequestMapping("/api/inspections")
class InspectionController {

  /**
   * @param halvesWithout past half-years of the last three years in which none was begun
   */
  record InspectionPage(
      List<InspectionShown> rows, @Nullable String next, List<String> halvesWithout) {}

  record InspectionShown(
      String id,
      String half,
      int no,
      String title,
      String extent,
      LocalDate from,
      LocalDate to,
      String state,
      boolean late,
      @Nullable String summary,
      int version) {}

  record WholeInspection(
      InspectionShown inspection,
      List<TeamMember> team,
      List<InspectedPlace> places,
      List<FindingController.FindingShown> findings) {}

  record TeamMember(String name, String post, boolean leads) {}

  record InspectedPlace(
      String id,
      @Nullable String institution,
      String unit,
      @Nullable String result,
      @Nullable String resultWords) {}

  /**
   * @param half as 2020H1
   */
  record PlannedInspection(
      @Nullable String county,
      @Nullable String half,
      @Nullable String title,
      @Nullable String extent,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<TeamMember> team,
      @Nullable List<PlannedPlace> places) {}

  /**
   * @param institution the code of one of the register's, or null
   * @param unit in words, where it is an office of the county
   */
  record PlannedPlace(@Nullable String institution, @Nullable String unit) {}

  record InspectionNumber(String id) {}

  record InspectionStep(@Nullable Integer version) {}

  record InspectionRating(
      @Nullable Integer version,
      @Nullable String place,
      @Nullable String result,
      @Nullable String words) {}

  record InspectionEnd(@Nullable Integer version, @Nullable String summary) {}

  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int MOST_PEOPLE = 30;
  private static final int MOST_PLACES = 60;

  private final Inspections inspections;
  private final InspectionBook book;
  private final FindingsShown findings;
  private final Ledger ledger;
  private final Registry registry;
  private final Callers callers;

  InspectionController(
      Inspections inspections,
      InspectionBook book,
      FindingsShown findings,
      Ledger ledger,
      Registry registry,
      Callers callers) {
    this.inspections = inspections;
    this.book = book;
    this.findings = findings;
    this.ledger = ledger;
    this.registry = registry;
    this.callers = callers;
  }

  /** The newest first. */
  @GetMapping
  @Needs(value = "supervision.see", figuresOf = "county")
  InspectionPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var before = Objects.requireNonNullElse(Paging.cursor(cursor), Long.MAX_VALUE);
    var number = ledger.county(county);
    var found = book.list(number, before, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new InspectionPage(
        page.stream().map(book::shown).toList(),
        more ? String.valueOf(page.getLast().id()) : null,
        book.halvesWithout(number));
  }

  @GetMapping("/{id}")
  @Needs("supervision.see")
  WholeInspection one(@PathVariable long id) {
    return new WholeInspection(
        book.shown(book.find(id)), book.team(id), book.places(id), findings.of(id));
  }

  @PostMapping
  @Needs("supervision.inspect")
  @ResponseStatus(HttpStatus.CREATED)
  InspectionNumber plan(@RequestBody PlannedInspection given) {
    var from = Given.day("from", given.from());
    var to = Given.day("to", given.to());
    if (to.isBefore(from)) {
      throw new MalformedRequest("to", "supervision.not-before");
    }
    var team = counted("team", given.team(), MOST_PEOPLE);
    var places = counted("places", given.places(), MOST_PLACES);
    var wanted =
        new Inspections.NewInspection(
            ledger.county(needed("county", given.county())),
            half(needed("half", given.half())),
            Given.words(given.title(), 2, 100),
            Given.words(given.extent(), 2, 500),
            from,
            to,
            team.stream()
                .map(m ->
                    new Inspection.Member(
                        Given.words(m.name(), 1, 50), Given.words(m.post(), 1, 100), m.leads()))
                .toList(),
            places.stream().map(this::place).toList());
    return new InspectionNumber(String.valueOf(inspections.plan(callers.current(), wanted)));
  }

  @PostMapping("/{id}/beginning")
  @Needs("supervision.inspect")
  InspectionShown begin(@PathVariable long id, @RequestBody InspectionStep given) {
    return book.shown(inspections.begin(callers.current(), id, needed("version", given.version())));
  }

  @PostMapping("/{id}/ratings")
  @Needs("supervision.inspect")
  InspectionShown rate(@PathVariable long id, @RequestBody InspectionRating given) {
    var place = Paging.cursor(needed("place", given.place()));
    var result =
        Arrays.stream(Inspection.Result.values())
            .filter(r -> r.code().equals(given.result()))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("result", "web.bad-value"));
    var rating = new Inspections.Rating(needed("place", place), result, given.words());
    return book.shown(
        inspections.rate(callers.current(), id, needed("version", given.version()), rating));
  }

  @PostMapping("/{id}/ending")
  @Needs("supervision.inspect")
  InspectionShown end(@PathVariable long id, @RequestBody InspectionEnd given) {
    return book.shown(
        inspections.end(
            callers.current(), id, needed("version", given.version()), given.summary()));
  }

  private Inspections.NewPlace place(PlannedPlace it) {
    var code = it.institution();
    if (code == null || code.isBlank()) {
      return new Inspections.NewPlace(null, Given.words(it.unit(), 2, 100));
    }
    Institution found =
        registry
            .snapshot()
            .institution(code.strip())
            .orElseThrow(SupervisionProblem.UNKNOWN_INSTITUTION::because);
    return new Inspections.NewPlace(found.id(), found.name());
  }

  private static <T> List<T> counted(String field, @Nullable List<T> given, int most) {
    var all = given == null ? List.<T>of() : given;
    if (all.isEmpty() || all.size() > most) {
      throw new MalformedRequest(field, "supervision.count", 1, most);
    }
    return all;
  }

  private static Period half(String text) {
    try {
      var period = Period.of(text);
      if (period.kind() == Period.Kind.HALF) {
        return period;
      }
    } catch (IllegalArgumentException e) {
      throw SupervisionProblem.BAD_PERIOD.because(text);
    }
    throw SupervisionProblem.BAD_PERIOD.because(text);
  }
}
