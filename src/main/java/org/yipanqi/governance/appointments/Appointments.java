package org.yipanqi.governance.appointments;

import static org.yipanqi.governance.GovernanceProblem.IN_THE_FUTURE;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.NOT_YOURS;
import static org.yipanqi.governance.GovernanceProblem.PAST;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_APPOINTMENT;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_INSTITUTION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/**
 * Appointments noted by whoever made them, filed with the bureau, received or returned by it. By
 * when is what the county said when it was decided.
 */
@Service
public class Appointments {

  /** The parameter with the days until an appointment is filed. */
  static final String DAYS = "appointment_filing_days";

  /** What somebody notes. Institutions are named by their codes. */
  public record NewAppointment(
      Appointment.Kind kind,
      String institution,
      String appointer,
      @Nullable String post,
      @Nullable String person,
      LocalDate decidedOn,
      LocalDate from,
      @Nullable String basis) {}

  private final AppointmentRows rows;
  private final BindingPacks packs;
  private final Registry registry;
  private final Protocol protocol;

  Appointments(AppointmentRows rows, BindingPacks packs, Registry registry, Protocol protocol) {
    this.rows = rows;
    this.packs = packs;
    this.registry = registry;
    this.protocol = protocol;
  }

  public Appointment appoint(Caller caller, NewAppointment it) {
    var post = Given.text("post", it.post(), 100);
    var person = Given.text("person", it.person(), 50);
    var basis = Given.reason(it.basis());
    if (it.decidedOn().isAfter(protocol.today())) {
      throw IN_THE_FUTURE.because();
    }
    var register = registry.snapshot();
    var institution =
        register.institution(it.institution()).orElseThrow(UNKNOWN_INSTITUTION::because);
    var appointer = register.institution(it.appointer()).orElseThrow(UNKNOWN_INSTITUTION::because);
    var county = county(institution);
    return protocol.writing(
        caller,
        () -> {
          if (!caller.writes().covers(appointer.id())) {
            throw NOT_YOURS.because();
          }
          new AppointingRules(register)
              .check(it.kind(), institution.id(), appointer.id(), it.from());
          var days = packs.number(county, DAYS, it.decidedOn());
          var id =
              rows.add(
                  caller,
                  new AppointmentRows.NewRow(
                      county,
                      it.kind(),
                      institution.id(),
                      appointer.id(),
                      post,
                      person,
                      it.decidedOn(),
                      it.from(),
                      basis,
                      AppointingRules.due(it.decidedOn(), days)),
                  protocol.now());
          var is = rows.find(id).orElseThrow();
          note(caller, GovernanceAction.APPOINTED, is, basis);
          return is;
        });
  }

  private static long county(Institution institution) {
    return Long.parseLong(String.valueOf(institution.division()).substring(0, 6));
  }

  /** The last day in the post. */
  public Appointment end(
      Caller caller, long id, int version, LocalDate to, @Nullable String reason) {
    var why = Given.reason(reason);
    return change(
        caller,
        id,
        version,
        it -> {
          made(caller, it);
          if (it.to() != null) {
            throw NOT_IN_THIS_STATE.because();
          }
          if (to.isBefore(it.from())) {
            throw PAST.because();
          }
          rows.end(id, to, why);
          note(caller, GovernanceAction.APPOINTMENT_ENDED, it, why);
        });
  }

  static void made(Caller caller, Appointment it) {
    if (!caller.writes().covers(it.appointer())) {
      throw NOT_YOURS.because();
    }
  }

  /** Changes one that the caller has to do with, locked. */
  Appointment change(Caller caller, long id, int version, Consumer<Appointment> act) {
    return protocol.writing(
        caller,
        () -> {
          var it =
              rows.lock(id)
                  .filter(a -> near(caller, a))
                  .orElseThrow(() -> UNKNOWN_APPOINTMENT.because(id));
          Protocol.same(version, it.version());
          act.accept(it);
          return rows.find(id).orElseThrow();
        });
  }

  private static boolean near(Caller caller, Appointment it) {
    return caller.writes().covers(it.county())
        || caller.writes().covers(it.institution())
        || caller.writes().covers(it.appointer());
  }

  @Transactional(readOnly = true)
  public List<Appointment> list(
      Caller caller,
      String county,
      Appointment.@Nullable Standing standing,
      @Nullable Long before,
      int most) {
    return rows.of(protocol.county(county), standing, protocol.today(), before, most);
  }

  /** {@code UNKNOWN_APPOINTMENT} where it is not in the caller's sight. */
  @Transactional(readOnly = true)
  public Appointment find(Caller caller, long id) {
    return rows.find(id).orElseThrow(() -> UNKNOWN_APPOINTMENT.because(id));
  }

  /** The days until an appointment is filed; empty where the county has not said. */
  public Optional<Integer> days(String county) {
    return packs.number(protocol.county(county), DAYS, protocol.today());
  }

  void note(Caller caller, GovernanceAction action, Appointment it, @Nullable String reason) {
    protocol.note(
        caller,
        action,
        "appointment",
        it.id(),
        it.county(),
        reason,
        Map.of("kind", Given.code(it.kind()), "post", it.post()));
  }
}
