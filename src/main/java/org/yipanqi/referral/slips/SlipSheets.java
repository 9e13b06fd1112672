package org.yipanqi.referral.slips;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.referral.Care;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.ReferReason;
import org.yipanqi.referral.ReferralProblem;
import org.yipanqi.referral.Urgency;

/** SlipSheets to be printed. Who opens one, and who prints one, is noted. */
@Service
class SlipSheets {

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  SlipSheets(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  Slip read(Caller caller, String no) {
    var slip = find(no);
    note(caller, SlipAction.SLIP_SHOWN, slip, null);
    return slip;
  }

  /**
   * Before it is printed.
   *
   * @param form slip for the slip itself, down for the way home
   */
  @Transactional
  void printed(Caller caller, String no, String form) {
    note(caller, SlipAction.SLIP_PRINTED, find(no), form);
  }

  private void note(Caller caller, SlipAction action, Slip slip, @Nullable String form) {
    var entry = Entry.of(action, "referral", slip.no()).about(slip.patient().no());
    trail.note(caller, form == null ? entry : entry.changed(null, Map.of("form", form)));
  }

  private Slip find(String no) {
    return jdbc.sql(
            """
            select c.*, f.name as from_name, coalesce(t.name, c.to_name) as receiver,
                   d.name as down_name, o.owner_name, o.due_on
              from referral.referral_case c
              join registry_api.institution f on f.id = c.from_institution_id
              left join registry_api.institution t on t.id = c.to_institution_id
              left join registry_api.institution d on d.id = c.down_institution_id
              left join referral.obligation o on o.case_id = c.id
             where c.no = :no
            """)
        .param("no", no)
        .query((row, _) -> slip(row))
        .optional()
        .orElseThrow(() -> ReferralProblem.UNKNOWN_CASE.because(no));
  }

  private Slip slip(ResultSet row) throws SQLException {
    var born = row.getObject("person_born", LocalDate.class);
    return new Slip(
        row.getString("no"),
        Direction.valueOf(upper(row, "direction")),
        Care.valueOf(upper(row, "service")),
        Urgency.valueOf(upper(row, "urgency")),
        row.getObject("submitted_at", OffsetDateTime.class),
        new Slip.Patient(
            row.getString("person_no"),
            row.getString("person_name"),
            row.getString("person_sex"),
            born,
            Period.between(born, LocalDate.now(clock)).getYears(),
            row.getBoolean("contracted")),
        row.getString("icd10"),
        row.getString("diagnosis"),
        row.getString("summary"),
        ReferReason.valueOf(upper(row, "reason")),
        row.getString("reason_words"),
        new Slip.End(
            row.getString("from_name"),
            row.getString("from_department"),
            row.getString("referrer_name")),
        new Slip.End(
            row.getString("receiver"),
            row.getString("to_department"),
            row.getString("receiver_name")),
        down(row));
  }

  private static Slip.@Nullable Down down(ResultSet row) throws SQLException {
    var to = row.getString("down_name");
    return to == null
        ? null
        : new Slip.Down(
            to,
            row.getString("down_plan"),
            row.getObject("down_on", LocalDate.class),
            row.getString("owner_name"),
            row.getObject("due_on", LocalDate.class));
  }

  private static String upper(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
