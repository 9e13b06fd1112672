package org.yipanqi.governance.appointments;

import static org.yipanqi.governance.GovernanceProblem.NOT_OF_THE_COMMUNITY;
import static org.yipanqi.governance.GovernanceProblem.NOT_THE_LEAD;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yipanqi.governance.appointments.Appointment.Kind;
import org.yipanqi.registry.RegistrySnapshot;

/**
 * Who appoints whom: heads and middle managers of members are the lead hospital's to appoint, on
 * the day the post begins; whoever hires or brings in staff is of the same community. The head of
 * the lead itself is appointed by the government and is none of these.
 */
final class AppointingRules {

  private final RegistrySnapshot register;

  AppointingRules(RegistrySnapshot register) {
    this.register = register;
  }

  void check(Kind kind, int institution, int appointer, LocalDate from) {
    var community = register.communityOf(institution, from);
    var same =
        community.isPresent()
            && register.communityOf(appointer, from).filter(community.get()::equals).isPresent();
    if (!same && !(institution == appointer && !kind.ofTheLead())) {
      throw NOT_OF_THE_COMMUNITY.because();
    }
    var lead = register.isLead(appointer, from, from);
    if (kind.ofTheLead() && !lead || kind == Kind.HEAD && institution == appointer) {
      throw NOT_THE_LEAD.because();
    }
  }

  /**
   * The last day for filing what was decided on a day.
   *
   * @param days null where nobody has said how many
   */
  static @Nullable LocalDate due(LocalDate decidedOn, Optional<Integer> days) {
    return days.map(decidedOn::plusDays).orElse(null);
  }
}
