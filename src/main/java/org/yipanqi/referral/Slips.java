package org.yipanqi.referral;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.referral.Opening.Read;
import org.yipanqi.scheduling.Green;

/** Slips as rows: written once however often they are sent, drafts written anew. */
@Component
class Slips {

  private final JdbcClient jdbc;
  private final CaseRows rows;

  Slips(JdbcClient jdbc, CaseRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** Empty: this sender has used the key before. In the house's name. */
  Optional<ReferralCase> insert(Caller caller, NewCase slip, Read read, @Nullable String key) {
    return jdbc.sql(
            """
            insert into referral.referral_case (no, person_id, person_no, person_name, person_sex,
                   person_born, home_county, direction, service, purpose, urgency, icd10, diagnosis,
                   summary, reason, reason_words, advice_code, from_institution_id,
                   from_department, referrer,
                   referrer_name, to_institution_id, to_name, to_department, contracted, green,
                   state, since, owner_institution_id, owner_duty, created_at, submit_key)
            values (:no, :person, :personNo, :name, :sex, :born, :county, :direction, :service,
                   :purpose, :urgency, :icd10, :diagnosis, :summary, :reason, :reasonWords,
                   :advice, :from, :fromDepartment, :referrer, :referrerName, :to, :toName, :toDepartment,
                   :contracted, :green, 'draft', :now, :from, 'TOWNSHIP_DOCTOR', :now, :key)
                on conflict (referrer, submit_key) where submit_key is not null do nothing
            returning id
            """)
        .params(said(caller, slip, read))
        .param("no", rows.number())
        .param("now", rows.now())
        .param("key", key)
        .query(Long.class)
        .optional()
        .map(rows::lock);
  }

  /** The number that a sender's key stands for. */
  String known(Caller caller, String key) {
    return jdbc.sql(
            """
            select no from referral.referral_case where referrer = :referrer and submit_key = :key
            """)
        .param("referrer", caller.user())
        .param("key", key)
        .query(String.class)
        .single();
  }

  void rewrite(Caller caller, NewCase slip, Read read, ReferralCase draft) {
    jdbc.sql(
            """
            update referral.referral_case
               set person_id = :person, person_no = :personNo, person_name = :name, person_sex = :sex,
                   person_born = :born, home_county = :county, direction = :direction,
                   service = :service, purpose = :purpose, urgency = :urgency, icd10 = :icd10,
                   diagnosis = :diagnosis, summary = :summary, reason = :reason,
                   reason_words = :reasonWords, advice_code = :advice, from_institution_id = :from,
                   from_department = :fromDepartment, referrer = :referrer,
                   referrer_name = :referrerName, to_institution_id = :to, to_name = :toName,
                   to_department = :toDepartment, contracted = :contracted, green = :green
             where id = :id
            """)
        .params(said(caller, slip, read))
        .param("id", draft.id())
        .update();
  }

  private Map<String, @Nullable Object> said(Caller caller, NewCase slip, Read read) {
    var said = new HashMap<String, @Nullable Object>();
    var patient = read.patient();
    said.put("person", patient.id());
    said.put("personNo", patient.no());
    said.put("name", patient.name());
    said.put("sex", patient.sex());
    said.put("born", patient.born());
    said.put("county", patient.county());
    said.put("direction", read.direction().code());
    said.put("service", read.care().code());
    said.put("purpose", purpose(read));
    said.put("urgency", read.urgency().code());
    said.put("icd10", slip.icd10());
    said.put("diagnosis", Asked.needed(slip.diagnosis()));
    said.put("summary", Asked.words(slip.summary()));
    said.put("reason", read.reason().code());
    said.put("reasonWords", Asked.words(slip.reasonWords()));
    said.put("advice", read.advice());
    said.put("from", read.from());
    said.put("fromDepartment", Asked.words(slip.fromDepartment()));
    said.put("referrer", caller.user());
    said.put("referrerName", caller.name());
    said.put("to", read.to());
    said.put("toName", read.to() == null ? Asked.words(slip.toName()) : null);
    said.put("toDepartment", Asked.words(slip.toDepartment()));
    var green = green(patient.id());
    said.put("contracted", green.contains(Green.CONTRACTED));
    // nobody goes before others for a routine visit
    said.put("green", Green.codes(read.urgency() == Urgency.ROUTINE ? Set.of() : green));
    return said;
  }

  private static String purpose(Read read) {
    if (read.care() == Care.EXAM) {
      return "examination";
    }
    return read.reason() == ReferReason.REHABILITATION ? "rehabilitation" : "treatment";
  }

  /** By the records: a family doctor's contract, a key group. */
  private Set<Green> green(int person) {
    return jdbc.sql(
            """
            select array_remove(array[
                case when exists (
                  select from familydoctor_api.contract
                   where person = :person and valid_from <= :today
                     and coalesce(valid_to >= :today, true)) then 'contracted' end,
                case when exists (
                  select from residents_api.group_membership
                   where person = :person and valid_from <= :today
                     and coalesce(valid_to >= :today, true)) then 'key_group' end], null) as green
            """)
        .param("person", person)
        .param("today", rows.now().toLocalDate())
        .query((row, _) -> Green.read(row.getArray("green")))
        .single();
  }
}
