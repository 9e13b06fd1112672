package org.yipanqi.supervision;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;

/** Yunan's county with a hospital of its own for each test, and who works there. */
public final class SupervisedCounty {

  private static final AtomicInteger RUN = new AtomicInteger();
  public static final long COUNTY = 445322;
  public static final String CODE = "445322";

  /** As many bytes as a picture needs to be one. */
  public static final byte[] PICTURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0
  };

  public final int hospital;
  public final String hospitalCode;

  /**
   * @param events by which the register hears that it changed
   */
  public SupervisedCounty(JdbcClient jdbc, ApplicationEventPublisher events) {
    hospitalCode = "SV-H" + RUN.incrementAndGet();
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (445322, '郁南县', 'county', 1) on conflict do nothing
            """)
        .update();
    hospital =
        jdbc.sql(
                """
                insert into registry.institution (code, name, short_name, organisation_code, kind,
                       ownership, division, import_id)
                values (:code, :code, :code, :code, 'town_hospital', 'public', 445322100, 1)
                returning id
                """)
            .param("code", hospitalCode)
            .query(Integer.class)
            .single();
    events.publishEvent(new FactsChanged(1));
  }

  /** The reform officer of the county. */
  public static Caller officer() {
    return county(Duty.REFORM_OFFICER);
  }

  public static Caller auditor() {
    return county(Duty.AUDITOR);
  }

  private static Caller county(Duty duty) {
    var usual = AssumedCaller.in(duty);
    return new Caller(
        usual.user(),
        usual.name(),
        duty,
        CODE,
        seeing(usual.user(), Reach.ALL, Reach.of(List.of(COUNTY))),
        Reach.of(List.of(COUNTY)));
  }

  /** Somebody of the hospital. */
  public Caller doctor() {
    var usual = AssumedCaller.in(Duty.TOWNSHIP_DOCTOR);
    var own = Reach.of(List.of(hospital));
    return new Caller(
        usual.user(),
        usual.name(),
        Duty.TOWNSHIP_DOCTOR,
        hospitalCode,
        seeing(usual.user(), own, Reach.NONE),
        own);
  }

  private static Scope seeing(String user, Reach records, Reach homes) {
    return new Scope(user, records, homes, Reach.of(List.of(COUNTY)), Reach.NONE);
  }
}
