package org.yipanqi.sharedrecord;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.evidence.SealedFiles;
import org.yipanqi.facts.OwnFacts;

/**
 * A few invented results, prescriptions, consents and documents for residents of a sample county.
 */
@Service
public class SampleRecords {

  private static final int PER_INSTITUTION = 4;

  /** Who is given some, where, and at which hospital the results are made. */
  private record Chosen(int person, String no, int town, int hospital, int nth) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final OwnFacts facts;
  private final SealedFiles files;
  private final Clock clock;

  SampleRecords(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      OwnFacts facts,
      SealedFiles files,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.facts = facts;
    this.files = files;
    this.clock = clock;
  }

  /** Adds them where some institutions are invented and nothing is there yet. */
  public void ensure(Caller operator) {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              for (var each : chosen()) {
                results(each);
                prescription(each);
                if (each.nth() % 2 == 1) {
                  consent(operator, each);
                }
                document(operator, each);
              }
              return true;
            }));
  }

  /** Some of those whom each town follows up, alive, and the first hospital of the county. */
  private List<Chosen> chosen() {
    return jdbc.sql(
            """
            with followed as (
              select distinct on (f.person) f.performer, f.person, p.person_no
                from publichealth_api.follow_up f
                join residents_api.person p on p.person = f.person and p.death_date is null
               where f.disease in ('hypertension', 'diabetes_type2')
               order by f.person, f.performer),
            placed as (
              select f.*, row_number() over (partition by performer order by person) as nth from followed f)
            select person, person_no, performer, nth,
                   hospital
              from placed, (
                select min(h.id) as hospital from registry_api.institution h
                 where h.kind in ('county_hospital', 'tcm_hospital')) h
             where nth <= :most and hospital is not null
               and exists (select from registry_api.institution x where x.sample)
               and not exists (select from sharedrecord.result)
            """)
        .param("most", PER_INSTITUTION)
        .query((row, _) ->
            new Chosen(
                row.getInt("person"),
                row.getString("person_no"),
                row.getInt("performer"),
                row.getInt("hospital"),
                row.getInt("nth")))
        .list();
  }

  private void results(Chosen it) {
    var today = LocalDate.now(clock);
    jdbc.sql(
            """
            insert into sharedrecord.result (source_id, source_no, person_id, institution_id, item,
                   name, value, unit, reference_range, flag, conclusion, performed_at, scope, icd10,
                   recorded_by, recorded_at, import_id)
            select :source, 'S' || :person || '-' || r.n, :person,
                   case when r.own then :town else :hospital end, r.item, r.name, r.value, r.unit,
                   r.range, r.flag, r.conclusion, :today::timestamp - r.ago, r.scope, r.icd10,
                   '示例', :today::timestamp - r.ago, 0
              from (values
                (1, true, 'glucose', '空腹血糖', '7.9', 'mmol/L', '3.9-6.1', 'high', null,
                 interval '40 days 16 hours', 'none', 'E11.900'),
                (2, false, 'blood_count', '白细胞', '6.4', '10^9/L', '3.5-9.5', null, null,
                 interval '3 days 15 hours', 'county', 'I10.x00x002'),
                (3, false, 'blood_count', '血红蛋白', '108', 'g/L', '115-150', 'low', null,
                 interval '3 days 15 hours', 'county', 'I10.x00x002'),
                (4, false, 'head_ct', '头颅 CT 平扫', null, null, null, 'abnormal',
                 '双侧基底节区腔隙灶，未见出血（示例）', interval '12 days 14 hours', 'province', 'I63.900'),
                (5, false, 'hba1c', '糖化血红蛋白', '7.4', '%', '4.0-6.0', 'high', null,
                 interval '35 days 15 hours', 'city', 'E11.900'),
                (6, false, 'liver', '丙氨酸氨基转移酶', '31', 'U/L', '9-50', null, null,
                 interval '90 days 15 hours', 'county', 'F32.900'))
                r (n, own, item, name, value, unit, range, flag, conclusion, ago, scope, icd10)
            """)
        .param("source", facts.source())
        .param("person", it.person())
        .param("town", it.town())
        .param("hospital", it.hospital())
        .param("today", today)
        .update();
  }

  private void prescription(Chosen it) {
    jdbc.sql(
            """
            insert into sharedrecord.prescription (source_id, source_no, prescription_no, person_id,
                   institution_id, prescribed_at, prescriber, icd10, drug, specification, dose,
                   frequency, route, days, quantity, unit, recorded_by, import_id)
            select :source, 'S' || :person || '-' || n, 'S' || :person, :person, :town,
                   :today::timestamp - interval '39 days 15 hours', '示例医师', 'I10.x00x002', drug,
                   specification, dose, frequency, '口服', 28, quantity, '盒', '示例', 0
              from (values (1, '苯磺酸氨氯地平片', '5mg×28片', '5mg', '每日一次', 1),
                           (2, '二甲双胍片', '0.5g×60片', '0.5g', '每日两次', 1))
                   d (n, drug, specification, dose, frequency, quantity)
            """)
        .param("source", facts.source())
        .param("person", it.person())
        .param("town", it.town())
        .param("today", LocalDate.now(clock))
        .update();
  }

  private void consent(Caller operator, Chosen it) {
    jdbc.sql(
            """
            insert into sharedrecord.consent (act, person_id, person_no, institution_id, extent,
                   valid_from, how, login, user_name, duty, unit, at)
            values ('given', :person, :no, :town, 'usual', :today, 'signed', :login, '示例', :duty,
                    :unit, :now)
            """)
        .param("person", it.person())
        .param("no", it.no())
        .param("town", it.town())
        .param("today", LocalDate.now(clock))
        .param("login", operator.user())
        .param("duty", operator.duty().name())
        .param("unit", operator.unit())
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private void document(Caller operator, Chosen it) {
    var bytes = page().getBytes(StandardCharsets.US_ASCII);
    var id =
        jdbc.sql(
                """
                insert into sharedrecord.document (person_id, person_no, institution_id, category,
                       title, file_name, media_type, size, icd10, login, user_name, duty, unit, at)
                values (:person, :no, :hospital, 'report', '头颅 CT 报告（示例）', 'report.pdf',
                        'application/pdf', :size, 'I63.900', :login, '示例', :duty, :unit, :at)
                returning id
                """)
            .param("person", it.person())
            .param("no", it.no())
            .param("hospital", it.hospital())
            .param("size", bytes.length)
            .param("login", operator.user())
            .param("duty", operator.duty().name())
            .param("unit", operator.unit())
            .param("at", OffsetDateTime.now(clock).minusDays(11))
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into sharedrecord.document_body (document_id, institution_id, sealed, key_no)
            values (:id, :hospital, :sealed, :key)
            """)
        .param("id", id)
        .param("hospital", it.hospital())
        .param("sealed", files.close(DocumentRows.place(id), bytes))
        .param("key", files.newestKey())
        .update();
  }

  /** A page that says what it is. */
  private static String page() {
    var text = "BT /F1 18 Tf 72 760 Td (SAMPLE REPORT - invented) Tj ET";
    return """
    %%PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
    4 0 obj<</Length %d>>stream
    %s
    endstream endobj
    5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
    trailer<</Root 1 0 R>>
    %%%%EOF
    """
        .formatted(text.length(), text);
  }
}
