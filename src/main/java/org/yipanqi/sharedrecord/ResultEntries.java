package org.yipanqi.sharedrecord;

import static org.yipanqi.sharedrecord.SharedRecordProblem.IN_THE_FUTURE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.NOTHING_FOUND_OUT;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_CHOICE;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_ITEM;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.OwnFacts;

/** Results that are typed here, where no file brings them. */
@Service
class ResultEntries {

  /**
   * @param institution for which it is entered; null: the caller's own place
   * @param name what was measured
   * @param performedAt in the county's time
   * @param scope in how far it is marked to be recognised; null: not at all
   */
  record NewResult(
      @Nullable String institution,
      String item,
      String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String range,
      @Nullable String flag,
      @Nullable String conclusion,
      LocalDateTime performedAt,
      @Nullable String scope,
      @Nullable String icd10) {}

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CONCLUSION = 1_000;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final RecordedPeople people;
  private final OwnFacts facts;
  private final Trail trail;
  private final Clock clock;

  ResultEntries(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      RecordedPeople people,
      OwnFacts facts,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.people = people;
    this.facts = facts;
    this.trail = trail;
    this.clock = clock;
  }

  /** Enters one; tells its number. */
  String add(Caller caller, String personNo, NewResult result) {
    check(result);
    var person = Acting.together(transactions, () -> known(personNo, result.item()));
    var at = people.working(caller, result.institution());
    return Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var no = insert(caller, person, at.id(), result);
                  trail.note(
                      caller,
                      Entry.of(SharedRecordAction.RESULT_ADDED, "result", no)
                          .about(personNo)
                          .at(at.code())
                          .changed(null, Map.of("item", result.item())));
                  return no;
                }));
  }

  private RecordedPerson known(String personNo, String item) {
    var exists =
        jdbc.sql(
                """
                select exists (select from sharedrecord.item where code = :item)
                """)
            .param("item", item)
            .query(Boolean.class)
            .single();
    if (!exists) {
      throw UNKNOWN_ITEM.because(item);
    }
    return people.seen(personNo);
  }

  private void check(NewResult it) {
    if (blank(it.value()) == null && blank(it.conclusion()) == null) {
      throw NOTHING_FOUND_OUT.because();
    }
    if (it.performedAt().isAfter(LocalDateTime.now(clock))) {
      throw IN_THE_FUTURE.because();
    }
    within("name", it.name(), LONGEST_NAME);
    within("value", it.value(), LONGEST_NAME);
    within("unit", it.unit(), 30);
    within("range", it.range(), 60);
    within("icd10", it.icd10(), 20);
    within("conclusion", it.conclusion(), LONGEST_CONCLUSION);
    if (it.name().isBlank()) {
      throw UNKNOWN_CHOICE.because("name", it.name());
    }
    one("flag", it.flag(), Results.FLAGS);
    one("scope", it.scope(), Results.SCOPES);
  }

  private static void within(String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw UNKNOWN_CHOICE.because(field, text.length());
    }
  }

  private static void one(String field, @Nullable String code, List<Choice> of) {
    if (code != null && of.stream().noneMatch(it -> it.code().equals(code))) {
      throw UNKNOWN_CHOICE.because(field, code);
    }
  }

  private String insert(Caller caller, RecordedPerson person, int at, NewResult it) {
    return jdbc.sql(
            """
            insert into sharedrecord.result (source_id, source_no, person_id, institution_id, item,
                   name, value, unit, reference_range, flag, conclusion, performed_at, scope, icd10,
                   recorded_by, recorded_at, import_id)
            values (:source, 'E' || nextval('sharedrecord.entered_no'), :person, :at, :item, :name,
                   :value, :unit, :range, :flag, :conclusion, :performed, :scope, :icd10, :by, :now, 0)
            returning source_no
            """)
        .param("source", facts.source())
        .param("person", person.id())
        .param("at", at)
        .param("item", it.item())
        .param("name", it.name().strip())
        .param("value", blank(it.value()))
        .param("unit", blank(it.unit()))
        .param("range", blank(it.range()))
        .param("flag", it.flag())
        .param("conclusion", blank(it.conclusion()))
        .param("performed", it.performedAt())
        .param("scope", it.scope() == null ? "none" : it.scope())
        .param("icd10", blank(it.icd10()))
        .param("by", caller.name())
        .param("now", LocalDateTime.now(clock))
        .query(String.class)
        .single();
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
