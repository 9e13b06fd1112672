package org.yipanqi.scheduling.keeping;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.scheduling.Given;
import org.yipanqi.scheduling.keeping.ClinicSessions.Planned;
import org.yipanqi.scheduling.keeping.ClinicSessions.WeeklyPattern;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Sessions of one's own hospital. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.keep")
class ClinicSessionController {

  private static final int MOST_PLACES = 200;

  /**
   * What happens every week of a period.
   *
   * @param kind normal or expert
   * @param weekdays Monday being 1
   * @param grassroots how many places are kept for town and village; null: by the parameters
   */
  record SessionsNew(
      @Nullable String department,
      @Nullable String doctor,
      @Nullable String kind,
      @Nullable List<Integer> weekdays,
      @Nullable LocalTime starts,
      @Nullable LocalTime ends,
      @Nullable Integer capacity,
      @Nullable Integer grassroots,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  record SessionSize(int version, @Nullable Integer capacity) {}

  record SessionCancel(int version, @Nullable String reason) {}

  private final ClinicSessions sessions;
  private final Callers callers;

  ClinicSessionController(ClinicSessions sessions, Callers callers) {
    this.sessions = sessions;
    this.callers = callers;
  }

  @PostMapping("/{institution}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  Planned plan(@PathVariable String institution, @RequestBody SessionsNew asked) {
    return sessions.plan(callers.current(), institution, pattern(asked));
  }

  @PostMapping("/sessions/{session}/capacity")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resize(@PathVariable long session, @RequestBody SessionSize asked) {
    var capacity = Given.number("capacity", asked.capacity(), 1, MOST_PLACES);
    sessions.resize(callers.current(), session, asked.version(), capacity);
  }

  @PostMapping("/sessions/{session}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable long session, @RequestBody SessionCancel asked) {
    sessions.cancel(callers.current(), session, asked.version(), asked.reason());
  }

  private static WeeklyPattern pattern(SessionsNew asked) {
    var capacity = Given.number("capacity", asked.capacity(), 1, MOST_PLACES);
    var starts = MalformedRequest.needed("starts", asked.starts());
    var from = MalformedRequest.needed("from", asked.from());
    var until = MalformedRequest.needed("until", asked.until());
    if (until.isBefore(from) || until.isAfter(from.plusDays(ClinicSessions.MOST_DAYS))) {
      throw new MalformedRequest("until", "scheduling.period", ClinicSessions.MOST_DAYS);
    }
    return new WeeklyPattern(
        Given.text("department", asked.department(), Given.NAME),
        Given.text("doctor", asked.doctor(), Given.NAME),
        Given.oneOf("kind", asked.kind(), "normal", "expert"),
        Given.weekdays("weekdays", asked.weekdays()),
        starts,
        Given.after("ends", starts, asked.ends()),
        capacity,
        asked.grassroots() == null
            ? null
            : Given.number("grassroots", asked.grassroots(), 0, capacity),
        from,
        until);
  }
}
