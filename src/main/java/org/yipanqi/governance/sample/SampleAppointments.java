package org.yipanqi.governance.sample;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.appointments.Appointment;
import org.yipanqi.governance.appointments.Appointments;
import org.yipanqi.governance.appointments.Appointments.NewAppointment;
import org.yipanqi.governance.appointments.Filings;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;

/** A few invented appointments of the first community's lead: on file, sent, and not sent yet. */
@Component
class SampleAppointments {

  private final Appointments appointments;
  private final Filings filings;
  private final Registry registry;
  private final Protocol protocol;

  SampleAppointments(
      Appointments appointments, Filings filings, Registry registry, Protocol protocol) {
    this.appointments = appointments;
    this.filings = filings;
    this.registry = registry;
    this.protocol = protocol;
  }

  void add(Caller officer, long county) {
    var register = registry.snapshot();
    var today = protocol.today();
    for (var community : register.communities(county).stream().limit(1).toList()) {
      var members =
          register.institutions().stream()
              .filter(
                  it -> register.communityOf(it.id(), today).filter(community::equals).isPresent())
              .filter(it -> !it.kind().code().equals("village_clinic"))
              .toList();
      members.stream()
          .filter(it -> register.isLead(it.id(), today, today))
          .findFirst()
          .ifPresent(lead -> of(officer, community.code(), lead, members));
    }
  }

  private void of(Caller officer, String community, Institution lead, List<Institution> members) {
    var staff = staff(community, officer, members);
    var towns =
        members.stream().filter(it -> it.kind() == InstitutionKind.TOWN_HOSPITAL).limit(2).toList();
    if (towns.size() < 2) {
      return;
    }
    var today = protocol.today();
    var head =
        appoint(staff, Appointment.Kind.HEAD, towns.get(0), lead, "院长", "温寅", today.minusMonths(4));
    var filed = filings.file(staff, head.id(), head.version(), today.minusMonths(4).plusDays(6));
    filings.receive(officer, filed.id(), filed.version(), "示例备案〔" + today.getYear() + "〕3号");
    var manager =
        appoint(
            staff,
            Appointment.Kind.MIDDLE_MANAGER,
            towns.get(1),
            lead,
            "护理部主任",
            "严卯",
            today.minusDays(40));
    filings.file(staff, manager.id(), manager.version(), today.minusDays(30));
    appoint(staff, Appointment.Kind.TALENT, lead, lead, "心血管内科主任医师", "苏辰", today.minusDays(12));
  }

  private Appointment appoint(
      Caller staff,
      Appointment.Kind kind,
      Institution at,
      Institution lead,
      String post,
      String person,
      LocalDate day) {
    return appointments.appoint(
        staff,
        new NewAppointment(
            kind, at.code(), lead.code(), post, person, day, day.plusDays(5), "示例：医共体任免通知"));
  }

  /** Whoever keeps the staff of the community in the sample. */
  private static Caller staff(String community, Caller officer, List<Institution> members) {
    var own = Reach.of(members.stream().map(Institution::id).toList());
    var duty = Duty.HUMAN_RESOURCES;
    return new Caller(
        "staff",
        duty.label().zh() + "（示例）",
        duty,
        community,
        new Scope("staff", own, Reach.NONE, officer.scope().figures(), Reach.NONE),
        own);
  }
}
