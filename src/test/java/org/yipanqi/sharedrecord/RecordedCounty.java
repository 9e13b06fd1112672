package org.yipanqi.sharedrecord;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/** Two hospitals and a person between them, new for every test. */
final class RecordedCounty {

  private static final AtomicInteger RUN = new AtomicInteger();

  final JdbcClient jdbc;
  final int run = RUN.incrementAndGet();
  final int town;
  final int county;
  final int person;
  final String personNo = "SR-P" + run;

  RecordedCounty(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (990921, '丙县', 'county', 1) on conflict do nothing
            """)
        .update();
    town = institution("SR-T" + run, "town_hospital");
    county = institution("SR-H" + run, "county_hospital");
    person =
        written(
            """
            insert into residents.person (person_no, name, sex, birth_date, import_id)
            values ('%s', '陈一鸣', 'female', '1950-01-01', 1) returning id
            """
                .formatted(personNo));
    written(
        """
        insert into residents.residence (source_id, source_no, person_id, division, residency,
               valid_from, import_id)
        values (1, '%s', %d, 990921100, 'permanent', '2000-01-01', 1) returning person_id
        """
            .formatted(personNo, person));
  }

  /** A doctor of the town where the person lives. */
  Caller townDoctor() {
    return caller(Duty.TOWNSHIP_DOCTOR, "SR-T" + run, town, Reach.of(List.of(990921100L)));
  }

  /** Of the county hospital, who sees no home of anybody. */
  Caller countyDoctor() {
    return caller(Duty.REFERRAL_OFFICE, "SR-H" + run, county, Reach.NONE);
  }

  private Caller caller(Duty duty, String unit, int at, Reach homes) {
    var user = duty.name().toLowerCase(java.util.Locale.ROOT) + run;
    var own = Reach.of(List.of(at));
    return new Caller(
        user, "某医生", duty, unit, new Scope(user, own, homes, Reach.NONE, Reach.NONE), own);
  }

  /** One result of the person. */
  void result(String no, int at, String item, String icd10, String performedAt) {
    written(
        """
        insert into sharedrecord.result (source_id, source_no, person_id, institution_id, item, name,
               value, performed_at, scope, icd10, import_id)
        values (1, '%s-%d', %d, %d, '%s', '%s', '1', '%s', 'county', nullif('%s', ''), 1)
        returning person_id
        """
            .formatted(no, run, person, at, item, no, performedAt, icd10));
  }

  /** A referral from the town to the county hospital so many days ago. */
  void referred(int daysAgo) {
    written(
        """
        insert into referral.referral (source_id, source_no, person_id, from_institution_id,
               to_institution_id, to_institution_code, direction, purpose, referred_on, import_id)
        values (1, 'SR-Z%d', %d, %d, %d, 'SR-H', 'up', 'treatment', current_date - %d, 1)
        returning person_id
        """
            .formatted(run, person, town, county, daysAgo));
  }

  int written(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private int institution(String code, String kind) {
    return jdbc.sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, import_id)
            values (:code, :code, :code, :code, :kind, 'public', 990921, 1) returning id
            """)
        .param("code", code)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }
}
