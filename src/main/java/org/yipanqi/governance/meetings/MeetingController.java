package org.yipanqi.governance.meetings;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
import org.yipanqi.governance.Given;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Meetings planned, called off, held; read by {@link MeetingPageController}. */
@RestController
@RequestMapping("/api/meetings")
class MeetingController {

  record MeetingPage(List<MeetingRow> rows, @Nullable String next) {}

  record MeetingRow(
      String id,
      String body,
      Label bodyTitle,
      String title,
      OffsetDateTime plannedAt,
      @Nullable String place,
      String state,
      @Nullable LocalDate heldOn,
      @Nullable String reason,
      int version) {}

  record NewMeeting(
      @Nullable String body,
      @Nullable String title,
      @Nullable String at,
      @Nullable String place,
      @Nullable List<AgendaGiven> agenda) {}

  /**
   * @param pack with {@code ref} a matter of a policy
   * @param matter the number of a matter of the county's own
   */
  record AgendaGiven(
      @Nullable String title, @Nullable String pack, @Nullable String ref, @Nullable Long matter) {}

  record AgendaChange(@Nullable Integer version, @Nullable List<AgendaGiven> items) {}

  record MeetingMoving(
      @Nullable Integer version,
      @Nullable String at,
      @Nullable String place,
      @Nullable String reason) {}

  record MeetingCancelling(@Nullable Integer version, @Nullable String reason) {}

  /**
   * @param on the day on which it took place
   * @param came of every seat of that day
   */
  record MeetingHolding(
      @Nullable Integer version, @Nullable String on, @Nullable List<CameGiven> came) {}

  /**
   * @param state present, represented or absent
   */
  record CameGiven(
      @Nullable Long seat,
      @Nullable String state,
      @Nullable String representedBy,
      @Nullable String reason) {}

  record MeetingNumber(String id, int version) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Meetings meetings;
  private final Surroundings around;
  private final Callers callers;

  MeetingController(Meetings meetings, Surroundings around, Callers callers) {
    this.meetings = meetings;
    this.around = around;
    this.callers = callers;
  }

  /** Newest first. */
  @GetMapping
  @Needs(value = "governance.see", figuresOf = "county")
  MeetingPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable Long body,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = meetings.list(callers.current(), county, body, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new MeetingPage(
        page.stream().map(this::row).toList(), more ? String.valueOf(page.getLast().id()) : null);
  }

  MeetingRow row(Meeting it) {
    return new MeetingRow(
        String.valueOf(it.id()),
        String.valueOf(it.body()),
        around.body(it).title(),
        it.title(),
        it.plannedAt(),
        it.place(),
        Given.code(it.state()),
        it.heldOn(),
        it.reason(),
        it.version());
  }

  @PostMapping
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  MeetingNumber plan(@RequestBody NewMeeting it) {
    var body = id("body", it.body());
    var at = moment("at", it.at());
    var agenda = agenda(it.agenda());
    return number(meetings.plan(callers.current(), body, it.title(), at, it.place(), agenda));
  }

  @PostMapping("/{id}/agenda")
  @Needs("governance.keep")
  MeetingNumber agenda(@PathVariable long id, @RequestBody AgendaChange it) {
    var version = needed("version", it.version());
    var items = agenda(needed("items", it.items()));
    return number(meetings.agenda(callers.current(), id, version, items));
  }

  /** Another time or place; whoever is invited is told. */
  @PostMapping("/{id}/moves")
  @Needs("governance.keep")
  MeetingNumber move(@PathVariable long id, @RequestBody MeetingMoving it) {
    var version = needed("version", it.version());
    var at = moment("at", it.at());
    return number(meetings.move(callers.current(), id, version, at, it.place(), it.reason()));
  }

  @PostMapping("/{id}/cancellation")
  @Needs("governance.keep")
  MeetingNumber cancel(@PathVariable long id, @RequestBody MeetingCancelling it) {
    var version = needed("version", it.version());
    return number(meetings.cancel(callers.current(), id, version, it.reason()));
  }

  /** It took place: who was there. */
  @PostMapping("/{id}/attendance")
  @Needs("governance.keep")
  MeetingNumber hold(@PathVariable long id, @RequestBody MeetingHolding it) {
    var version = needed("version", it.version());
    var on = Given.day("on", it.on());
    var came =
        needed("came", it.came()).stream()
            .map(c ->
                new Meetings.Came(
                    needed("seat", c.seat()),
                    Given.oneOf("state", c.state(), Attendance.State.values()),
                    c.representedBy(),
                    c.reason()))
            .toList();
    return number(meetings.hold(callers.current(), id, version, on, came));
  }

  private static List<AgendaItem> agenda(@Nullable List<AgendaGiven> given) {
    return given == null
        ? List.of()
        : given.stream()
            .map(a ->
                new AgendaItem(
                    0,
                    Given.text("title", a.title(), Meetings.LONGEST_TITLE),
                    a.pack(),
                    a.ref(),
                    a.matter()))
            .toList();
  }

  static long id(String field, @Nullable String given) {
    var text = needed(field, given);
    if (!text.matches("\\d{1,18}")) {
      throw new MalformedRequest(field, "web.bad-value");
    }
    return Long.parseLong(text);
  }

  private static OffsetDateTime moment(String field, @Nullable String given) {
    try {
      return OffsetDateTime.parse(needed(field, given));
    } catch (DateTimeException e) {
      throw new MalformedRequest(field, "governance.moment");
    }
  }

  private static MeetingNumber number(Meeting of) {
    return new MeetingNumber(String.valueOf(of.id()), of.version());
  }
}
