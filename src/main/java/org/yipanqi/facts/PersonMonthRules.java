package org.yipanqi.facts;

import java.util.List;

/**
 * How a resident's state on a month's last day follows from what is recorded. Set-based throughout.
 * Some persons are looked up one by one; of everybody, a stretch of numbers is read at a time from
 * every table. Left to itself the planner would read each table from its beginning for each
 * stretch.
 */
final class PersonMonthRules {

  /**
   * Fills {@code fresh} with what should be known of the persons :low to :high. A state that holds
   * from a day to a day is that of each month whose last day it includes; a reading holds until the
   * next one. Of two residences the permanent one wins, then the temporary; of two contracts or
   * pregnancies the later.
   *
   * <p>What is recorded of any entry of a person is the person's. Sex and birth are told by the
   * entry that stands for the others, a death by whichever knows of it.
   */
  private static final String FRESH =
      """
      insert into fresh
      with due as materialized (
        select person_id as entry, root as person, from_month
        from span
        where root between :low and :high),
      died as (
        select due.person, min(p.death_date) as death_date
        from due
        join residents_api.person p on p.person = due.entry
        group by due.person),
      home as (
        select distinct on (due.person, m.month)
          due.person, m.month, m.day, r.residence, r.residency,
          extract(year from age(m.day, p.birth_date))::int as age, p.sex
        from due
        join died on died.person = due.person
        join residents_api.person p on p.person = due.person
        join residents_api.residence r on r.person = due.entry
        join calendar m on m.month >= due.from_month
          and m.day >= r.valid_from and (r.valid_to is null or m.day <= r.valid_to)
          and m.day >= p.birth_date and (died.death_date is null or m.day < died.death_date)
        where r.county in (select unnest(counties) from facts.person_month_extent)
        order by due.person, m.month,
          array_position(array['permanent', 'temporary', 'registered_only'], r.residency),
          r.valid_from desc, r.source_id, r.source_no),
      signed as (
        select distinct on (due.person, m.month) due.person, m.month, c.signer
        from due
        join familydoctor_api.contract c on c.person = due.entry
        join calendar m on m.month >= due.from_month
          and m.day >= c.valid_from and (c.valid_to is null or m.day <= c.valid_to)
        order by due.person, m.month, c.valid_from desc, c.source_id, c.source_no),
      managed as (
        select due.person, m.month,
          bool_or(e.disease = 'hypertension') as hypertension,
          bool_or(e.disease in ('diabetes_type2', 'diabetes_other')) as diabetes,
          bool_or(e.disease = 'diabetes_type2') as diabetes_type2,
          bool_or(e.disease = 'tuberculosis') as tuberculosis,
          bool_or(e.disease = 'severe_mental') as severe_mental,
          (array_agg(e.manager order by e.valid_from, e.source_id, e.source_no)
            filter (where e.disease in ('hypertension', 'diabetes_type2', 'diabetes_other')))[1]
            as chronic_manager
        from due
        join publichealth_api.enrolment e on e.person = due.entry
        join calendar m on m.month >= due.from_month
          and m.day >= e.valid_from and (e.valid_to is null or m.day <= e.valid_to)
        group by due.person, m.month),
      grouped as (
        select due.person, m.month,
          bool_or(g.group_code = 'disabled') as disabled,
          bool_or(g.group_code = 'special_family') as special_family,
          bool_or(g.group_code = 'poverty') as poverty
        from due
        join residents_api.group_membership g on g.person = due.entry
        join calendar m on m.month >= due.from_month
          and m.day >= g.valid_from and (g.valid_to is null or m.day <= g.valid_to)
        group by due.person, m.month),
      pregnant as (
        select distinct on (due.person, m.month) due.person, m.month, b.booked_week,
          coalesce(b.first_check_on <= m.day, false) as first_check,
          case when b.delivered_on <= m.day then m.day - b.delivered_on end as days_since_delivery
        from due
        join publichealth_api.pregnancy b on b.person = due.entry
        join calendar m on m.month >= due.from_month and m.day >= b.booked_on
          and m.day <= coalesce(b.ended_on, (b.booked_on + interval '1 year')::date)
        order by due.person, m.month, b.booked_on desc, b.source_id, b.source_no),
      pressure as (
        select due.person, followed_on, sbp, dbp, lead(followed_on) over w as next_on
        from due
        join publichealth_api.follow_up f on f.person = due.entry
        where sbp is not null and dbp is not null
        window w as (partition by due.person
          order by followed_on, recorded_at nulls first, source_id desc, source_no desc)),
      glucose as (
        select due.person, followed_on, fpg, lead(followed_on) over w as next_on
        from due
        join publichealth_api.follow_up f on f.person = due.entry
        where fpg is not null
        window w as (partition by due.person
          order by followed_on, recorded_at nulls first, source_id desc, source_no desc)),
      haemoglobin as (
        select due.person, followed_on, hba1c, lead(followed_on) over w as next_on
        from due
        join publichealth_api.follow_up f on f.person = due.entry
        where hba1c is not null
        window w as (partition by due.person
          order by followed_on, recorded_at nulls first, source_id desc, source_no desc)),
      assessed as (
        select due.person, assessed_on, disabled, lead(assessed_on) over w as next_on
        from due
        join publichealth_api.assessment a on a.person = due.entry
        window w as (partition by due.person
          order by assessed_on, recorded_at nulls first, source_id desc, source_no desc))
      select home.person, home.month, home.residence, signed.signer, managed.chronic_manager,
        home.age, home.sex, home.residency, signed.person is not null,
        coalesce(managed.hypertension, false), coalesce(managed.diabetes, false),
        coalesce(managed.diabetes_type2, false), coalesce(managed.tuberculosis, false),
        coalesce(managed.severe_mental, false), coalesce(grouped.disabled, false),
        coalesce(grouped.special_family, false), coalesce(grouped.poverty, false),
        pregnant.booked_week, coalesce(pregnant.first_check, false), pregnant.days_since_delivery,
        pressure.sbp, pressure.dbp, home.day - pressure.followed_on,
        glucose.fpg, home.day - glucose.followed_on,
        haemoglobin.hba1c, home.day - haemoglobin.followed_on,
        assessed.disabled, home.day - assessed.assessed_on
      from home
      left join signed using (person, month)
      left join managed using (person, month)
      left join grouped using (person, month)
      left join pregnant using (person, month)
      left join pressure on pressure.person = home.person and home.day >= pressure.followed_on
        and (pressure.next_on is null or home.day < pressure.next_on)
      left join glucose on glucose.person = home.person and home.day >= glucose.followed_on
        and (glucose.next_on is null or home.day < glucose.next_on)
      left join haemoglobin on haemoglobin.person = home.person
        and home.day >= haemoglobin.followed_on
        and (haemoglobin.next_on is null or home.day < haemoglobin.next_on)
      left join assessed on assessed.person = home.person and home.day >= assessed.assessed_on
        and (assessed.next_on is null or home.day < assessed.next_on)
      """;

  /**
   * Takes out the months in which a person no longer lives here, or another entry stands for this
   * one, and notes what they touched.
   */
  private static final String REMOVE =
      """
      with gone as (
        delete from facts.person_month t
        using span s
        where t.person_id = s.person_id and t.month >= s.from_month
          and s.root between :low and :high and t.person_id between :first and :last
          and not exists (
            select from fresh f where f.person_id = t.person_id and f.month = t.month)
        returning t.month, t.residence, t.signer, t.chronic_manager)
      insert into changed
      select distinct month, residence, signer, chronic_manager from gone
      """;

  /** Puts in what is new or other than before, and notes what both versions touch. */
  private static final String PUT =
      """
      with put as (
        insert into facts.person_month as t
        select f.*
        from fresh f
        left join facts.person_month b on b.person_id = f.person_id and b.month = f.month
          and b.person_id between :low and :high
        where b is distinct from f
        order by f.month, f.residence, f.person_id
        on conflict (person_id, month) do update
        set (residence, signer, chronic_manager, age, sex, residency, signed, hypertension,
            diabetes, diabetes_type2, tuberculosis, severe_mental, disabled, special_family,
            poverty, pregnancy_week, first_check, days_since_delivery, sbp, dbp, bp_days, fpg,
            fpg_days, hba1c, hba1c_days, assessed_disabled, assessed_days)
          = (excluded.residence, excluded.signer, excluded.chronic_manager, excluded.age,
            excluded.sex, excluded.residency, excluded.signed, excluded.hypertension,
            excluded.diabetes, excluded.diabetes_type2, excluded.tuberculosis,
            excluded.severe_mental, excluded.disabled, excluded.special_family, excluded.poverty,
            excluded.pregnancy_week, excluded.first_check, excluded.days_since_delivery,
            excluded.sbp, excluded.dbp, excluded.bp_days, excluded.fpg, excluded.fpg_days,
            excluded.hba1c, excluded.hba1c_days, excluded.assessed_disabled,
            excluded.assessed_days)
        returning new.month, new.residence, new.signer, new.chronic_manager,
          old.residence as residence_before, old.signer as signer_before,
          old.chronic_manager as chronic_manager_before)
      insert into changed
      select month, residence, signer, chronic_manager from put
      union
      select month, residence_before, signer_before, chronic_manager_before from put
      """;

  private static final List<String> SOURCES =
      List.of(
          "residents_api.person",
          "residents_api.residence",
          "residents_api.group_membership",
          "familydoctor_api.contract",
          "publichealth_api.enrolment",
          "publichealth_api.pregnancy",
          "publichealth_api.follow_up",
          "publichealth_api.assessment");

  /**
   * In this order, for some of the persons :low to :high, whose entries have numbers from :first to
   * :last.
   */
  static final List<String> OF_SOME = List.of(FRESH, REMOVE, PUT);

  /** In this order, for all persons :low to :high who have one entry. */
  static final List<String> OF_ALL = List.of(inStretches(FRESH), REMOVE, PUT);

  private static String inStretches(String statement) {
    var text = statement;
    for (var source : SOURCES) {
      // offset 0 keeps the planner from mixing the two conditions, and so from guessing too few
      text =
          text.replaceAll(
              "(from|join) " + source + "\\b",
              "$1 (select * from " + source + " where person between :low and :high offset 0)");
    }
    return text;
  }

  private PersonMonthRules() {}
}
