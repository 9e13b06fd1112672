package org.yipanqi.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Places;
import org.yipanqi.facts.FactsChanged;
import org.yipanqi.kernel.Problem;

/** A village, its town and two hospitals of a county of their own, and what people there do. */
final class Referring {

  private final JdbcClient owner;
  private final Cases cases;
  private final Places places;
  private final String prefix;

  /**
   * @param events by which the register hears that it has changed
   */
  Referring(
      JdbcClient owner,
      Cases cases,
      Places places,
      ApplicationEventPublisher events,
      String prefix,
      long county) {
    this.owner = owner;
    this.cases = cases;
    this.places = places;
    this.prefix = prefix;
    owner
        .sql(
            """
            insert into registry.division (code, name, kind, import_id)
            values (:county, '丙县', 'county', 1)
            """)
        .param("county", county)
        .update();
    institution("H", "county_hospital", county, null);
    institution("H2", "tcm_hospital", county, null);
    institution("T", "town_hospital", county * 1000 + 100, null);
    institution("V", "village_clinic", county * 1000 + 100, prefix + "-T");
    events.publishEvent(new FactsChanged(0));
  }

  String code(String place) {
    return prefix + "-" + place;
  }

  Caller town() {
    return who(Duty.TOWNSHIP_DOCTOR, "T");
  }

  Caller office() {
    return who(Duty.REFERRAL_OFFICE, "H");
  }

  Caller who(Duty duty, String place) {
    var unit = code(place);
    var user = duty.name().toLowerCase() + "-" + unit;
    return new Caller(
        user, "经办 " + user, duty, unit, places.scope(user, duty, unit), places.writes(duty, unit));
  }

  int person(String no) {
    return owner
        .sql(
            """
            with p as (
              insert into residents.person (person_no, name, sex, birth_date, import_id)
              values (:no, '陈桂妹', 'female', '1950-01-01', 1) returning id),
            r as (
              insert into residents.residence (source_id, source_no, person_id, division, residency,
                     valid_from, import_id)
              select 1, :no, id, (select division from registry.institution where code = :town),
                     'permanent', '2000-01-01', 1 from p)
            select id from p
            """)
        .param("no", no)
        .param("town", code("T"))
        .query(Integer.class)
        .single();
  }

  NewCase slip(String begin, String person, String from, String to, String service) {
    return slip(begin, person, from, to, service, null);
  }

  /** Somebody whom an institution registered sees them, though the home is not its own. */
  void registeredAt(String place, String person) {
    owner
        .sql(
            """
            update residents.person
               set institution_id = (select id from registry.institution where code = :code)
             where person_no = :person
            """)
        .param("code", code(place))
        .param("person", person)
        .update();
  }

  /**
   * @param why all the same, where the catalogue of diseases says otherwise
   */
  NewCase slip(
      String begin, String person, String from, String to, String service, @Nullable String why) {
    return new NewCase(
        begin,
        person,
        "up",
        service,
        "urgent",
        "I63.9",
        "脑梗死（待查）",
        "左侧肢体无力 2 小时",
        "beyond_ability",
        why,
        code(from),
        null,
        code(to),
        null,
        "神经内科",
        null);
  }

  /** A new patient, sent from the town to the hospital. */
  String sent(String person, String service) {
    person(person);
    return as(town(), () -> cases.open(town(), slip("submit", person, "T", "H", service), null));
  }

  void does(Caller caller, String no, String act, @Nullable String words) {
    step(caller, no, new Doing(act, version(no), null, words, null, null, null, null));
  }

  void step(Caller caller, String no, Doing doing) {
    as(
        caller,
        () -> {
          cases.act(caller, no, doing);
          return true;
        });
  }

  void refused(Caller caller, String no, Doing doing, Problem.Type why) {
    var before = state(no);
    assertThatThrownBy(() -> step(caller, no, doing))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.type()).isEqualTo(why));
    assertThat(state(no)).isEqualTo(before);
  }

  static Object type(Throwable thrown) {
    return thrown instanceof Problem problem ? problem.type() : thrown;
  }

  static <T> T as(Caller caller, Supplier<T> work) {
    return Callers.as(caller, work);
  }

  String state(String no) {
    return one("select state from referral.referral_case where no = '" + no + "'");
  }

  int version(String no) {
    return Integer.parseInt(
        one("select version from referral.referral_case where no = '" + no + "'"));
  }

  /** The only value of a query, as text. */
  String one(String sql) {
    return String.valueOf(owner.sql(sql).query().singleValue());
  }

  private void institution(String place, String kind, long division, @Nullable String manager) {
    owner
        .sql(
            """
            insert into registry.institution (code, name, short_name, organisation_code, kind,
                   ownership, division, manager_code, import_id)
            values (:code, :code, :code, :code, :kind, 'public', :division, :manager, 1)
            """)
        .param("code", code(place))
        .param("kind", kind)
        .param("division", division)
        .param("manager", manager)
        .update();
  }
}
