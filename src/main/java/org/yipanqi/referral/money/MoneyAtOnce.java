package org.yipanqi.referral.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.referral.Care;
import org.yipanqi.referral.ReferralProblem;
import org.yipanqi.referral.money.CarePath.Part;
import org.yipanqi.referral.money.CarePath.Stop;

/** The way of one referral, and what the rules of its county say about it. */
@Service
class MoneyAtOnce {

  /**
   * @param lines absent when the county has no rules
   */
  record Said(CarePath path, Optional<List<MoneyLine>> lines) {}

  private final JdbcClient jdbc;
  private final ObjectProvider<ReimbursementRules> rules;
  private final Clock clock;

  MoneyAtOnce(JdbcClient jdbc, ObjectProvider<ReimbursementRules> rules, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Said of(Caller caller, String no) {
    var path =
        jdbc.sql(
                """
                select c.home_county, c.service, c.to_name, c.arrived_on, c.down_on,
                       coalesce(c.referred_on, (c.created_at at time zone 'Asia/Shanghai')::date)
                         as sent_on,
                       f.code as f_code, f.short_name as f_name, f.kind as f_kind,
                       t.code as t_code, t.short_name as t_name, t.kind as t_kind,
                       d.code as d_code, d.short_name as d_name, d.kind as d_kind
                  from referral.referral_case c
                  join registry_api.institution f on f.id = c.from_institution_id
                  left join registry_api.institution t on t.id = c.to_institution_id
                  left join registry_api.institution d
                    on d.id = c.down_institution_id and c.direction <> 'down'
                 where c.no = :no
                """)
            .param("no", no)
            .query((row, _) -> path(row))
            .optional()
            .orElseThrow(() -> ReferralProblem.UNKNOWN_CASE.because(no));
    var today = LocalDate.now(clock);
    return new Said(
        path, Optional.ofNullable(rules.getIfAvailable()).flatMap(r -> r.of(path, today)));
  }

  private static CarePath path(ResultSet row) throws SQLException {
    var stops = new ArrayList<Stop>();
    stops.add(
        new Stop(
            Part.SENT_FROM,
            row.getString("f_code"),
            row.getString("f_name"),
            row.getString("f_kind"),
            null,
            row.getObject("sent_on", LocalDate.class)));
    var outside = row.getString("t_code") == null;
    stops.add(
        new Stop(
            Part.TREATED,
            row.getString("t_code"),
            row.getString(outside ? "to_name" : "t_name"),
            row.getString("t_kind"),
            Care.valueOf(row.getString("service").toUpperCase(Locale.ROOT)),
            row.getObject("arrived_on", LocalDate.class)));
    if (row.getString("d_code") != null) {
      stops.add(
          new Stop(
              Part.CAME_DOWN,
              row.getString("d_code"),
              row.getString("d_name"),
              row.getString("d_kind"),
              null,
              row.getObject("down_on", LocalDate.class)));
    }
    return new CarePath(row.getObject("home_county", Long.class), stops);
  }
}
