package org.yipanqi.governance.appointments;

import static org.yipanqi.web.MalformedRequest.needed;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.web.Needs;

/** Appointments noted, ended, filed, received and sent back. */
@RestController
@RequestMapping("/api/appointments")
class AppointmentActsController {

  /** Institutions are named by their codes. */
  record AppointmentGiven(
      @Nullable String kind,
      @Nullable String institution,
      @Nullable String appointer,
      @Nullable String post,
      @Nullable String person,
      @Nullable String decidedOn,
      @Nullable String from,
      @Nullable String basis) {}

  record AppointmentEnding(
      @Nullable Integer version, @Nullable String to, @Nullable String reason) {}

  record FilingGiven(@Nullable Integer version, @Nullable String on) {}

  record FilingReceipt(@Nullable Integer version, @Nullable String receipt) {}

  record FilingReturn(@Nullable Integer version, @Nullable String reason) {}

  private final Appointments appointments;
  private final Filings filings;
  private final AppointmentController shown;
  private final Callers callers;

  AppointmentActsController(
      Appointments appointments, Filings filings, AppointmentController shown, Callers callers) {
    this.appointments = appointments;
    this.filings = filings;
    this.shown = shown;
    this.callers = callers;
  }

  @PostMapping
  @Needs("governance.appoint")
  @ResponseStatus(HttpStatus.CREATED)
  AppointmentController.WholeAppointment appoint(@RequestBody AppointmentGiven it) {
    var given =
        new Appointments.NewAppointment(
            Given.oneOf("kind", it.kind(), Appointment.Kind.values()),
            needed("institution", it.institution()),
            needed("appointer", it.appointer()),
            it.post(),
            it.person(),
            Given.day("decidedOn", it.decidedOn()),
            Given.day("from", it.from()),
            it.basis());
    return shown.one(appointments.appoint(callers.current(), given).id());
  }

  @PostMapping("/{id}/ending")
  @Needs("governance.appoint")
  AppointmentController.WholeAppointment end(
      @PathVariable long id, @RequestBody AppointmentEnding it) {
    var version = needed("version", it.version());
    var to = Given.day("to", it.to());
    appointments.end(callers.current(), id, version, to, it.reason());
    return shown.one(id);
  }

  @PostMapping("/{id}/filings")
  @Needs("governance.appoint")
  AppointmentController.WholeAppointment fileIt(
      @PathVariable long id, @RequestBody FilingGiven it) {
    var version = needed("version", it.version());
    var on = Given.day("on", it.on());
    filings.file(callers.current(), id, version, on);
    return shown.one(id);
  }

  @PostMapping("/{id}/receipt")
  @Needs("governance.receive")
  AppointmentController.WholeAppointment receive(
      @PathVariable long id, @RequestBody FilingReceipt it) {
    var version = needed("version", it.version());
    filings.receive(callers.current(), id, version, it.receipt());
    return shown.one(id);
  }

  @PostMapping("/{id}/return")
  @Needs("governance.receive")
  AppointmentController.WholeAppointment giveBack(
      @PathVariable long id, @RequestBody FilingReturn it) {
    var version = needed("version", it.version());
    filings.giveBack(callers.current(), id, version, it.reason());
    return shown.one(id);
  }
}
