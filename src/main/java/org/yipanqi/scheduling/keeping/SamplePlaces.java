package org.yipanqi.scheduling.keeping;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.scheduling.Settings;

/** Invented beds, sessions and devices for the hospitals of a sample county. */
@Service
@NamedInterface("keeping")
public class SamplePlaces {

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Settings settings;
  private final Clock clock;

  SamplePlaces(
      JdbcClient jdbc, PlatformTransactionManager transactions, Settings settings, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** Adds them where some institutions are invented, as in the sample, and no bed is kept yet. */
  public void ensure(Caller operator) {
    Acting.asHouse(() -> Acting.together(transactions, this::add));
  }

  private boolean add() {
    var beds =
        jdbc.sql(
                """
                insert into scheduling.bed (institution_id, ward, department, no, sex)
                select i.id, w.ward, w.department, n::text,
                       case when n % 3 = 0 then 'any' when n % 2 = 0 then 'male' else 'female' end
                  from registry_api.institution i,
                       (values ('7 病区', '神经内科', 18), ('重症医学', '重症医学科', 10),
                               ('12 病区', '康复医学科', 20)) w (ward, department, beds),
                       generate_series(1, w.beds) n
                 where exists (select from registry_api.institution x where x.sample)
                   and i.kind in ('county_hospital', 'tcm_hospital')
                   and not exists (select from scheduling.bed)
                """)
            .update();
    if (beds > 0) {
      sessions();
      devices();
      patients();
    }
    return true;
  }

  private void sessions() {
    var today = LocalDate.now(clock);
    jdbc.sql(
            """
            with s as (
              insert into scheduling.session (institution_id, department, doctor, kind, on_day, starts,
                     ends, capacity, grassroots, grassroots_from, public_from, unsold_public_from)
              select i.id, d.department, d.doctor, d.kind, g.day::date, '08:00', '12:00', d.places,
                     ceil(d.places * case d.kind when 'expert' then :expert::numeric
                                     else :normal::numeric end / 100),
                     g.day::date - :public::int - :grassroots::int, g.day::date - :public::int,
                     case when :unsold > 0 then g.day::date - least(:public, :last)::int end
                from registry_api.institution i,
                     (values ('神经内科', '示例医师甲', 'expert', 12), ('心血管内科', '示例医师乙', 'normal', 20),
                             ('内分泌科', '示例医师丙', 'normal', 20))
                       d (department, doctor, kind, places),
                     generate_series(:first::timestamp, :first::timestamp + interval '27 days',
                                     interval '1 day') g (day)
               where exists (select from registry_api.institution x where x.sample) and i.kind in ('county_hospital', 'tcm_hospital')
                 and extract(isodow from g.day) <= 5
              returning id, institution_id, capacity, grassroots)
            insert into scheduling.slot (session_id, no, institution_id, grassroots)
            select s.id, n, s.institution_id, n <= s.grassroots
              from s, generate_series(1, s.capacity) n
            """)
        .param("expert", settings.on(today, "share_expert"))
        .param("normal", settings.on(today, "share_normal"))
        .param("unsold", settings.on(today, "unsold_go_public"))
        .param("last", settings.on(today, "unsold_public_days"))
        .param("public", settings.on(today, "public_lead_days"))
        .param("grassroots", settings.on(today, "grassroots_lead_days"))
        .param("first", today.plusDays(1).atStartOfDay())
        .update();
  }

  private void devices() {
    jdbc.sql(
            """
            insert into scheduling.device (institution_id, kind, name, minutes, opens, closes, weekdays)
            select i.id, d.kind, d.name, d.minutes, '08:00', '17:00', '{1,2,3,4,5}'
              from registry_api.institution i,
                   (values ('ct', 'CT 一号机', 20), ('mri', '磁共振', 40)) d (kind, name, minutes)
             where exists (select from registry_api.institution x where x.sample) and i.kind in ('county_hospital', 'tcm_hospital')
            """)
        .update();
  }

  /** Six beds of ten are in use, by nobody in particular; one of them is to be left today. */
  private void patients() {
    jdbc.sql(
            """
            with b as (
              insert into scheduling.booking (id, kind, institution_id, for_institution_id, urgency,
                     bed_id, state, held_at, held_until, leaving_at, by_user, by_name, by_duty, by_unit)
              select nextval('scheduling.booking_id'), 'bed', b.institution_id, b.institution_id,
                     'routine', b.id, 'used', :now::timestamptz - interval '3 days', :now,
                     case when b.no::int % 10 = 4 then :leaving::timestamptz end, 'sample', '示例',
                     'REFERRAL_OFFICE', 'sample'
                from scheduling.bed b
               where b.no::int % 10 between 1 and 6
              returning id, institution_id, bed_id, leaving_at)
            insert into scheduling.claim (booking_id, institution_id, for_institution_id, bed_id, state,
                   leaving_at)
            select id, institution_id, institution_id, bed_id, 'used', leaving_at from b
            """)
        .param("now", OffsetDateTime.now(clock))
        .param(
            "leaving",
            LocalDate.now(clock).atTime(15, 0).atZone(clock.getZone()).toOffsetDateTime())
        .update();
  }
}
