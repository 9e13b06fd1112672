package org.yipanqi.governance.appointments;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Appointments and their filings, read. */
@RestController
@RequestMapping("/api/appointments")
class AppointmentController {

  /**
   * @param days until an appointment is filed; null where the county has not said
   */
  record AppointmentPage(
      List<AppointmentRow> rows, @Nullable String next, @Nullable Integer days) {}

  /**
   * @param kind head, middle_manager, hire or talent
   * @param standing received, filed, due, overdue or no_date
   * @param daysLate by how many days its filing is or was late; 0 in time
   * @param mayFile whether the caller may file it and end it
   * @param mayReceive whether the caller may answer what was filed
   */
  record AppointmentRow(
      String id,
      String kind,
      String institution,
      String institutionName,
      String appointer,
      String appointerName,
      String post,
      String person,
      LocalDate decidedOn,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String endReason,
      String basis,
      @Nullable LocalDate due,
      String state,
      String standing,
      Label standingLabel,
      long daysLate,
      boolean mayFile,
      boolean mayReceive,
      String by,
      int version) {}

  record WholeAppointment(AppointmentRow appointment, List<FilingShown> filings) {}

  record FilingShown(
      int no,
      LocalDate filedOn,
      String filedBy,
      @Nullable String receipt,
      @Nullable String reason,
      @Nullable String answeredBy,
      @Nullable OffsetDateTime answeredAt) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int MOST_OF_FILE = 5_000;

  private final Appointments appointments;
  private final Filings filings;
  private final Registry registry;
  private final Protocol protocol;
  private final Callers callers;

  AppointmentController(
      Appointments appointments,
      Filings filings,
      Registry registry,
      Protocol protocol,
      Callers callers) {
    this.appointments = appointments;
    this.filings = filings;
    this.registry = registry;
    this.protocol = protocol;
    this.callers = callers;
  }

  /** Newest first, those that the caller may see. */
  @GetMapping
  @Needs(value = "governance.see_appointments", figuresOf = "county")
  AppointmentPage list(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String standing,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found =
        appointments.list(
            callers.current(), county, standing(standing), Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new AppointmentPage(
        page.stream().map(this::row).toList(),
        more ? String.valueOf(page.getLast().id()) : null,
        appointments.days(county).orElse(null));
  }

  /** What the list shows, whole, as an Excel file. */
  @GetMapping("/file")
  @Needs(value = "governance.see_appointments", figuresOf = "county")
  ResponseEntity<byte[]> file(
      @RequestParam String county,
      @RequestParam(required = false) @Nullable String standing,
      Locale locale) {
    var found =
        appointments.list(callers.current(), county, standing(standing), null, MOST_OF_FILE);
    return AppointmentSheet.of(found.stream().map(this::row).toList(), locale)
        .answer("appointments-" + county + "-" + protocol.today() + ".xlsx");
  }

  @GetMapping("/{id}")
  @Needs("governance.see_appointments")
  WholeAppointment one(@PathVariable long id) {
    var caller = callers.current();
    return new WholeAppointment(
        row(appointments.find(caller, id)),
        filings.of(caller, id).stream()
            .map(f ->
                new FilingShown(
                    f.no(),
                    f.filedOn(),
                    f.filedBy(),
                    f.receipt(),
                    f.reason(),
                    f.answeredBy(),
                    f.answeredAt()))
            .toList());
  }

  private static Appointment.@Nullable Standing standing(@Nullable String code) {
    return code == null || code.isBlank()
        ? null
        : Given.oneOf("standing", code, Appointment.Standing.values());
  }

  private AppointmentRow row(Appointment it) {
    var writes = callers.current().writes();
    var standing = it.on(protocol.today());
    return new AppointmentRow(
        String.valueOf(it.id()),
        Given.code(it.kind()),
        institution(it.institution()).code(),
        institution(it.institution()).shortName(),
        institution(it.appointer()).code(),
        institution(it.appointer()).shortName(),
        it.post(),
        it.person(),
        it.decidedOn(),
        it.from(),
        it.to(),
        it.endReason(),
        it.basis(),
        it.due(),
        Given.code(it.state()),
        Given.code(standing),
        standing.label(),
        it.daysLate(protocol.today()),
        it.state().owed() && writes.covers(it.appointer()),
        it.state() == Appointment.State.FILED && writes.covers(it.county()),
        it.by(),
        it.version());
  }

  private Institution institution(int id) {
    return registry.snapshot().institution(id).orElseThrow();
  }
}
