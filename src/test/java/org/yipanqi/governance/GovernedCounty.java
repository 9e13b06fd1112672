package org.yipanqi.governance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.AssumedCaller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.FactsChanged;

/** Yunan's county with a community of its own for each test: a lead, a member, one beside it. */
public final class GovernedCounty {

  private static final AtomicInteger RUN = new AtomicInteger();
  public static final long COUNTY = 445322;
  public static final String CODE = "445322";

  private final JdbcClient jdbc;
  private final int run = RUN.incrementAndGet();

  public final int lead;
  public final int member;
  public final int stranger;
  public final String leadCode = "GV-L" + run;
  public final String memberCode = "GV-M" + run;
  public final String strangerCode = "GV-S" + run;

  /**
   * @param events by which the register hears that it changed
   */
  public GovernedCounty(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (445322, '郁南县', 'county', 1) on conflict do nothing
            """)
        .update();
    lead = institution(leadCode, "county_hospital");
    member = institution(memberCode, "town_hospital");
    stranger = institution(strangerCode, "town_hospital");
    var community =
        jdbc.sql(
                """
                insert into registry.community (code, name, short_name, division, import_id)
                values (:code, :code, :code, 445322, 1) returning id
                """)
            .param("code", "GV-C" + run)
            .query(Integer.class)
            .single();
    join(community, lead, "lead");
    join(community, member, "member");
    events.publishEvent(new FactsChanged(1));
  }

  private int institution(String code, String kind) {
    return jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', 445322100, 1)
            returning id
            """)
        .param("code", code)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }

  private void join(int community, int institution, String role) {
    jdbc.sql(
            """
            insert into registry.community_member (community_id, institution_id, role, valid_from,
                   import_id)
            values (:community, :institution, :role, '2020-01-01', 1)
            """)
        .param("community", community)
        .param("institution", institution)
        .param("role", role)
        .update();
  }

  /** The reform officer of the county. */
  public static Caller officer() {
    return at(Duty.REFORM_OFFICER, CODE, Reach.ALL, Reach.of(List.of(COUNTY)));
  }

  /** The reform officer of another county. */
  public static Caller elsewhere() {
    var usual = AssumedCaller.in(Duty.REFORM_OFFICER);
    var there = Reach.of(List.of(990999L));
    return new Caller(
        usual.user(),
        usual.name(),
        Duty.REFORM_OFFICER,
        "990999",
        new Scope(usual.user(), Reach.NONE, there, there, Reach.NONE),
        there);
  }

  /** Whoever keeps the staff of the community, at its lead. */
  public Caller humanResources() {
    return at(Duty.HUMAN_RESOURCES, leadCode, Reach.of(List.of(lead, member)), Reach.NONE);
  }

  /** The same of the hospital beside it. */
  public Caller strangersResources() {
    return at(Duty.HUMAN_RESOURCES, strangerCode, Reach.of(List.of(stranger)), Reach.NONE);
  }

  private static Caller at(Duty duty, String unit, Reach records, Reach homes) {
    var usual = AssumedCaller.in(duty);
    var writes = duty == Duty.REFORM_OFFICER ? Reach.of(List.of(COUNTY)) : records;
    return new Caller(
        usual.user() + "-" + unit,
        usual.name(),
        duty,
        unit,
        new Scope(usual.user(), records, homes, Reach.of(List.of(COUNTY)), Reach.NONE),
        writes);
  }

  public static <T> T within(Caller caller, Supplier<T> work) {
    return Acting.within(caller.scope(), work);
  }
}
