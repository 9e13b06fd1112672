package org.yipanqi.governance.appointments;

import static org.yipanqi.governance.GovernanceProblem.IN_THE_FUTURE;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.PAST;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;

/** Appointments sent to the bureau, received on file or sent back by it. */
@Service
public class Filings {

  private final Appointments appointments;
  private final AppointmentRows rows;
  private final Protocol protocol;

  Filings(Appointments appointments, AppointmentRows rows, Protocol protocol) {
    this.appointments = appointments;
    this.rows = rows;
    this.protocol = protocol;
  }

  /** Sends it to the bureau. */
  public Appointment file(Caller caller, long id, int version, LocalDate on) {
    if (on.isAfter(protocol.today())) {
      throw IN_THE_FUTURE.because();
    }
    return appointments.change(
        caller,
        id,
        version,
        it -> {
          Appointments.made(caller, it);
          if (!it.state().owed()) {
            throw NOT_IN_THIS_STATE.because();
          }
          if (on.isBefore(it.decidedOn())) {
            throw PAST.because();
          }
          rows.file(caller, it, on);
          rows.state(id, Appointment.State.FILED);
          appointments.note(caller, GovernanceAction.APPOINTMENT_FILED, it, null);
        });
  }

  /** The bureau takes it on file under a number. */
  public Appointment receive(Caller caller, long id, int version, @Nullable String receipt) {
    var number = Given.text("receipt", receipt, 100);
    return answered(caller, id, version, Appointment.State.RECEIVED, number, null);
  }

  /** The bureau sends it back; it is owed again. */
  public Appointment giveBack(Caller caller, long id, int version, @Nullable String reason) {
    var why = Given.reason(reason);
    return answered(caller, id, version, Appointment.State.RETURNED, null, why);
  }

  private Appointment answered(
      Caller caller,
      long id,
      int version,
      Appointment.State next,
      @Nullable String receipt,
      @Nullable String why) {
    return appointments.change(
        caller,
        id,
        version,
        it -> {
          protocol.keeps(caller, it.county());
          if (it.state() != Appointment.State.FILED) {
            throw NOT_IN_THIS_STATE.because();
          }
          rows.answer(caller, id, receipt, why, protocol.now());
          rows.state(id, next);
          var action =
              receipt == null ? GovernanceAction.FILING_RETURNED : GovernanceAction.FILING_RECEIVED;
          appointments.note(caller, action, it, why);
        });
  }

  /** The oldest first. */
  @Transactional(readOnly = true)
  public List<Filing> of(Caller caller, long id) {
    return rows.filings(id);
  }
}
