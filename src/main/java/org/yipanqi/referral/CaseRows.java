package org.yipanqi.referral;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/** The rows of cases: found, locked, moved; each move leaves its event. */
@Repository
class CaseRows {

  /** What happened last, for whoever came too late. */
  record Last(String who, OffsetDateTime at, Label act) {}

  private final JdbcClient jdbc;
  private final Clocks clocks;

  CaseRows(JdbcClient jdbc, Clocks clocks) {
    this.jdbc = jdbc;
    this.clocks = clocks;
  }

  /** As far as the name that the thread works in may see. */
  Optional<ReferralCase> find(String no) {
    return jdbc.sql(
            """
            select * from referral.referral_case where no = :no
            """)
        .param("no", no)
        .query((row, _) -> ReferralCase.read(row))
        .optional();
  }

  ReferralCase lock(long id) {
    return jdbc.sql(
            """
            select * from referral.referral_case where id = :id for update
            """)
        .param("id", id)
        .query((row, _) -> ReferralCase.read(row))
        .single();
  }

  Last last(long id) {
    return jdbc.sql(
            """
            select actor_name, at, act from referral.case_event
             where case_id = :id and act not in ('escalate', 'lose_place')
             order by id desc
             limit 1
            """)
        .param("id", id)
        .query((row, _) ->
            new Last(
                row.getString("actor_name"),
                row.getObject("at", OffsetDateTime.class),
                Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)).label()))
        .single();
  }

  /** The next number of a day. */
  String number() {
    var day = clocks.now().toLocalDate();
    var n =
        jdbc.sql(
                """
                insert into referral.day_number as d (day, last) values (:day, 1)
                    on conflict (day) do update set last = d.last + 1
                returning last
                """)
            .param("day", day)
            .query(Integer.class)
            .single();
    return "ZZ%s-%04d".formatted(day.toString().replace("-", ""), n);
  }

  OffsetDateTime now() {
    return clocks.now();
  }

  void place(ReferralCase it, CasePlaces.Now now) {
    jdbc.sql(
            """
            update referral.referral_case
               set place = :place::bigint::text, place_words = :words
             where id = :id
            """)
        .param("place", now.booking())
        .param("words", now.words())
        .param("id", it.id())
        .update();
  }

  /** Where it stands now, whose turn it is and until when. */
  void stand(ReferralCase it, CaseState state) {
    stand(it, state, state.code());
  }

  /**
   * @param term what the time is for, when it is not the state's own
   */
  void stand(ReferralCase it, CaseState state, String term) {
    var now = clocks.now();
    var owner = it.owner(state);
    var due = owner == null ? null : due(it, state, term);
    var expires = state.expires() ? clocks.due("expiry", it.urgency()).orElse(null) : null;
    jdbc.sql(
            """
            update referral.referral_case
               set state = :state, since = :now, version = version + 1,
                   owner_institution_id = :owner, owner_duty = :duty,
                   due_at = :due, escalate_at = :due, escalation = 0,
                   expires_at = :expires::timestamptz, place_lost = :lost,
                   submitted_at = case when :state = 'submitted'
                     then coalesce(submitted_at, :now) else submitted_at end,
                   referred_on = case when :state = 'submitted'
                     then coalesce(referred_on, :today) else referred_on end,
                   arrived_on = case when :state = 'arrived'
                     then coalesce(arrived_on, :today) else arrived_on end,
                   answered_at = case when :state in ('accepted', 'booked', 'counter_offered',
                       'declined', 'information_asked') or (:state = 'down_referred' and state = 'submitted')
                     then coalesce(answered_at, :now) else answered_at end,
                   accepted_at = case when :state in ('accepted', 'booked') or (:state = 'down_referred'
                       and state in ('submitted', 'counter_offered'))
                     then coalesce(accepted_at, :now) else accepted_at end,
                   missed_at = case when :state = 'no_show'
                     then coalesce(missed_at, :now) else missed_at end,
                   closed_at = case when :state = 'closed' then :now else closed_at end
             where id = :id
            """)
        .param("state", state.code())
        .param("now", now)
        .param("today", now.toLocalDate())
        .param("owner", owner)
        .param("duty", owner == null ? null : duty(owner).name())
        .param("due", due)
        .param("expires", expires)
        .param("lost", term.equals("place_lost"))
        .param("id", it.id())
        .update();
  }

  /** A follow-up is due as it was promised to the patient: by the end of a day. */
  private @Nullable OffsetDateTime due(ReferralCase it, CaseState state, String term) {
    var due =
        state == CaseState.DOWN_REFERRED
            ? clocks.followUp(it.urgency())
            : clocks.due(term, it.urgency());
    return due.orElse(null);
  }

  /** Who is there to act: a clinic has its doctor, a town hospital its own, others an office. */
  private Duty duty(int institution) {
    var kind =
        jdbc.sql(
                """
                select kind from registry_api.institution where id = :id
                """)
            .param("id", institution)
            .query(String.class)
            .single();
    return kind.equals("village_clinic")
        ? Duty.VILLAGE_DOCTOR
        : kind.contains("town_hospital") || kind.equals("community_health_centre")
            ? Duty.TOWNSHIP_DOCTOR
            : Duty.REFERRAL_OFFICE;
  }

  void event(
      ReferralCase it, Caller caller, Act act, CaseState to, @Nullable String why, Said said) {
    jdbc.sql(
            """
            insert into referral.case_event (case_id, act, from_state, to_state, at, actor,
                   actor_name, duty, unit, reason, words, channel)
            values (:id, :act, :from, :to, :now, :actor, :name, :duty, :unit, :reason, :words,
                   :channel)
            """)
        .param("id", it.id())
        .param("act", act.code())
        .param("from", it.state().code())
        .param("to", to.code())
        .param("now", clocks.now())
        .param("actor", caller.user())
        .param("name", caller.name())
        .param("duty", caller.duty().name())
        .param("unit", caller.unit())
        .param("reason", why)
        .param("words", said.words())
        .param("channel", said.channel())
        .update();
  }

  /**
   * @param channel phone or paper, when entered for somebody without a terminal
   */
  record Said(@Nullable String words, @Nullable String channel) {}
}
