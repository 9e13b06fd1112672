package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.CATALOGUE_REASON_NEEDED;
import static org.yipanqi.referral.ReferralProblem.NOT_AN_ICD10;
import static org.yipanqi.referral.ReferralProblem.NOT_YOUR_INSTITUTION;
import static org.yipanqi.referral.ReferralProblem.PATIENT_DIED;
import static org.yipanqi.referral.ReferralProblem.PATIENT_MERGED;
import static org.yipanqi.referral.ReferralProblem.REASON_NEEDED;
import static org.yipanqi.referral.ReferralProblem.RECEIVER_NEEDED;
import static org.yipanqi.referral.ReferralProblem.TO_ITSELF;
import static org.yipanqi.referral.ReferralProblem.UNKNOWN_PATIENT;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.catalogue.Advice;
import org.yipanqi.referral.catalogue.Catalogue;

/**
 * Reads what a doctor wrote on a slip: whether it can be, and the patient as the doctor sees them.
 */
@Component
class Opening {

  static final Map<Act, CaseState> BEGINNINGS =
      Map.of(
          Act.SAVE_DRAFT, CaseState.DRAFT,
          Act.ASK_ADVICE, CaseState.ADVICE,
          Act.SUBMIT, CaseState.SUBMITTED);

  record Patient(
      int id,
      String no,
      String name,
      String sex,
      LocalDate born,
      @Nullable LocalDate died,
      @Nullable Long county) {}

  /**
   * What was read of a slip.
   *
   * @param advice the line of the disease catalogue that spoke
   */
  record Read(
      Patient patient,
      Direction direction,
      Care care,
      Urgency urgency,
      ReferReason reason,
      int from,
      @Nullable Integer to,
      @Nullable String advice) {}

  private final JdbcClient jdbc;
  private final SlipInstitutions institutions;
  private final Catalogue catalogue;

  Opening(JdbcClient jdbc, SlipInstitutions institutions, Catalogue catalogue) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.catalogue = catalogue;
  }

  /** In the caller's name: who is not seen is not known. */
  Read read(Caller caller, NewCase slip) {
    var direction = Asked.code(Direction.class, new Label("方向", "Direction"), slip.direction());
    var care = Asked.code(Care.class, new Label("服务", "Service"), slip.service());
    var urgency = Asked.code(Urgency.class, new Label("缓急", "Urgency"), slip.urgency());
    var reason = Asked.code(ReferReason.class, new Label("原因", "Reason"), slip.reason());
    if (reason == ReferReason.OTHER && Asked.words(slip.reasonWords()) == null) {
      throw REASON_NEEDED.because();
    }
    if (!slip.icd10().matches("[A-Z]\\d[0-9A-Zx.+*]{0,10}")) {
      throw NOT_AN_ICD10.because();
    }
    Asked.needed(slip.diagnosis());
    var from = institutions.open(slip.from());
    if (!caller.writes().covers(from)) {
      throw NOT_YOUR_INSTITUTION.because(slip.from());
    }
    var to = receiver(slip, direction);
    if (to != null && to == from) {
      throw TO_ITSELF.because();
    }
    var advice = advised(caller, slip, direction);
    return new Read(patient(slip.personNo()), direction, care, urgency, reason, from, to, advice);
  }

  /**
   * Who sends a patient against the catalogue says why. A question or a draft may wait for that.
   */
  private @Nullable String advised(Caller caller, NewCase slip, Direction direction) {
    var advice = catalogue.advice(caller, slip.icd10(), direction, slip.from(), slip.to());
    if (slip.begin().equals(Act.SUBMIT.code())) {
      reasoned(advice, slip.reasonWords());
    }
    return advice.code();
  }

  /** The same of a draft or a question that is sent now. */
  void submitted(Caller caller, ReferralCase it, @Nullable String words) {
    record Written(String icd10, @Nullable String why, String from, @Nullable String to) {}
    var written =
        jdbc.sql(
                """
                select c.icd10, coalesce(c.reason_words, :words) as why, f.code as "from",
                       t.code as "to"
                  from referral.referral_case c
                  join registry_api.institution f on f.id = c.from_institution_id
                  left join registry_api.institution t on t.id = c.to_institution_id
                 where c.id = :id
                """)
            .param("words", Asked.words(words))
            .param("id", it.id())
            .query(Written.class)
            .single();
    var to = written.to();
    var advice = catalogue.advice(caller, written.icd10(), it.direction(), written.from(), to);
    reasoned(advice, written.why());
  }

  private static void reasoned(Advice advice, @Nullable String why) {
    if (advice.needsReason() && Asked.words(why) == null) {
      throw CATALOGUE_REASON_NEEDED.because(Objects.requireNonNull(advice.words()));
    }
  }

  private @Nullable Integer receiver(NewCase slip, Direction direction) {
    var outside = direction == Direction.OUT;
    if (outside ? Asked.words(slip.toName()) == null : slip.to() == null) {
      throw RECEIVER_NEEDED.because();
    }
    return outside || slip.to() == null ? null : institutions.open(slip.to());
  }

  private Patient patient(String no) {
    var found =
        jdbc.sql(
                """
                select p.person, p.person_no, p.name, p.sex, p.birth_date, p.death_date, r.county
                  from residents_api.person p
                  left join lateral (
                    select county from residents_api.residence r
                     where r.person = p.person
                     order by (r.valid_to is null) desc, r.residency = 'permanent' desc,
                              r.valid_from desc
                     limit 1) r on true
                 where p.person_no = :no
                """)
            .param("no", no)
            .query((row, _) ->
                new Patient(
                    row.getInt("person"),
                    row.getString("person_no"),
                    row.getString("name"),
                    row.getString("sex"),
                    row.getObject("birth_date", LocalDate.class),
                    row.getObject("death_date", LocalDate.class),
                    row.getObject("county", Long.class)))
            .optional()
            .orElseThrow(() -> UNKNOWN_PATIENT.because(no));
    if (found.died() != null) {
      throw PATIENT_DIED.because(found.died());
    }
    merged(found);
    return found;
  }

  /** An entry that was brought together with another is not used any more. */
  private void merged(Patient found) {
    jdbc.sql(
            """
            select p.person_no from residents_api.person p
             where p.person = residents_api.canonical(:person) and p.person <> :person
            """)
        .param("person", found.id())
        .query(String.class)
        .optional()
        .ifPresent(now -> {
          throw PATIENT_MERGED.because(found.no(), now);
        });
  }
}
