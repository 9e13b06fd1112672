package org.yipanqi.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;

/** A hospital that shares places and a town's hospital that asks for them, new for each test. */
public final class SharedPlaces {

  private static final AtomicInteger RUN = new AtomicInteger();

  private final JdbcClient jdbc;
  private final int run = RUN.incrementAndGet();

  public final int hospital;
  public final int town;
  public final String hospitalCode = "SP-H" + run;
  public final String townCode = "SP-T" + run;

  /**
   * @param events by which the register hears that it changed
   */
  public SharedPlaces(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    hospital = institution(hospitalCode, "county_hospital", 990913100L);
    town = institution(townCode, "town_hospital", 990913101L);
    events.publishEvent(new FactsChanged(1));
  }

  public int institution(String code, String kind, long division) {
    return jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, 1)
            returning id
            """)
        .param("code", code)
        .param("kind", kind)
        .param("division", division)
        .query(Integer.class)
        .single();
  }

  public long bed(String no, String sex) {
    return id(
        """
        insert into scheduling.bed (institution_id, ward, department, no, sex)
        values (%d, '7', '神经内科', '%s', '%s') returning id
        """
            .formatted(hospital, no, sex));
  }

  /** A session of the neurology clinic, released to everybody long ago. */
  public long session(LocalDate day, int capacity) {
    return id(
        """
        with s as (
          insert into scheduling.session (institution_id, department, doctor, kind, on_day, starts,
                 ends, capacity, grassroots, grassroots_from, public_from)
          values (%1$d, '神经内科', '甲', 'normal', '%3$s', '08:00', '12:00', %2$d, 0,
                  '2020-01-01', '2020-01-01')
          returning id),
        t as (
          insert into scheduling.slot (session_id, no, institution_id, grassroots)
          select s.id, n, %1$d, false from s, generate_series(1, %2$d) n)
        select id from s
        """
            .formatted(hospital, capacity, day));
  }

  public long device() {
    return id(
        """
        insert into scheduling.device (institution_id, kind, name, minutes, opens, closes, weekdays)
        values (%d, 'ct', 'CT 1', 30, '08:00', '17:00', '{1,2,3,4,5,6,7}') returning id
        """
            .formatted(hospital));
  }

  public long id(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** Live bookings without a claim, and claims without a live booking. */
  public long broken() {
    return id(
        """
        select count(*) from scheduling.claim c
          full join (select id from scheduling.booking where live) b on b.id = c.booking_id
         where c.booking_id is null or b.id is null
        """);
  }

  /** Makes a hold one whose time is over. */
  public void late(long booking) {
    jdbc.sql(
            """
            set yipanqi.writes = 'all';
            update scheduling.booking set held_at = '2000-01-01', held_until = '2000-01-02'
             where id = %d
            """
                .formatted(booking))
        .update();
  }

  public Wanted wanted(String reference, Urgency urgency, Green... green) {
    return new Wanted(town, null, reference, urgency, Set.of(green));
  }

  public Caller doctor() {
    return at(Duty.TOWNSHIP_DOCTOR, town);
  }

  public Caller office() {
    return at(Duty.REFERRAL_OFFICE, hospital);
  }

  public static Caller at(Duty duty, int institution) {
    var usual = AssumedCaller.in(duty);
    return new Caller(
        usual.user(),
        usual.name(),
        duty,
        "445322",
        Scope.nothing(usual.user()),
        Reach.of(List.of(institution)));
  }
}
