package org.yipanqi.residents.registering;

import static org.yipanqi.residents.ResidentsProblem.ALIKE_FOUND;
import static org.yipanqi.residents.ResidentsProblem.NUMBER_TAKEN;
import static org.yipanqi.residents.ResidentsProblem.NUMBER_TAKEN_BY_SOMEBODY;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
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
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.facts.PersonMarks;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.facts.SealedRows;
import org.yipanqi.residents.PersonalField;
import org.yipanqi.residents.ResidentRecords;
import org.yipanqi.residents.ResidentsAction;
import org.yipanqi.residents.matching.Candidates;
import org.yipanqi.residents.matching.Weighed;
import org.yipanqi.residents.names.Pinyin;

/**
 * Registers residents by hand: what is recorded already is looked at first, and whatever may be the
 * same person goes into the queue beside the new entry.
 */
@Service
class Registrations {

  /**
   * An entry like the one that is to be made.
   *
   * @param personNo null where it is beyond the caller's sight: then only that there is one
   */
  record Alike(@Nullable String personNo, Weighed weighed) {}

  private static final int MOST_ALIKE = 10;

  /** Codes of villages begin here; those of towns are three digits shorter. */
  private static final long VILLAGE = 100_000_000_000L;

  private final JdbcClient jdbc;
  private final WhatIsKnown known;
  private final PlatformTransactionManager transactions;
  private final Candidates candidates;
  private final SealedRows sealed;
  private final PersonMarks marks;
  private final OwnFacts own;
  private final Trail trail;
  private final Clock clock;

  Registrations(
      JdbcClient jdbc,
      WhatIsKnown known,
      PlatformTransactionManager transactions,
      Candidates candidates,
      SealedRows sealed,
      PersonMarks marks,
      OwnFacts own,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.known = known;
    this.transactions = transactions;
    this.candidates = candidates;
    this.sealed = sealed;
    this.marks = marks;
    this.own = own;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is recorded already and may be the same person. */
  List<Alike> alike(Caller caller, Registration.Told told) {
    var registration = Registration.of(told, LocalDate.now(clock));
    var numbers = new HashMap<Integer, String>();
    var near = candidates.near(registration.traits());
    if (!near.isEmpty()) {
      jdbc.sql(
              """
              select id, person_no from residents.person where id in (:ids)
              """)
          .param("ids", near.stream().map(Candidates.Near::person).toList())
          .query(row -> {
            numbers.put(row.getInt("id"), row.getString("person_no"));
          });
    }
    trail.note(
        caller,
        Entry.of(ResidentsAction.SOUGHT, "resident", null)
            .changed(null, Map.of("by", "registering", "found", near.size())));
    return near.stream()
        .limit(MOST_ALIKE)
        .map(each -> new Alike(numbers.get(each.person()), each.weighed()))
        .toList();
  }

  /**
   * @param lookedAt how many entries like this one the caller was shown and says are others
   * @return the number of the new entry
   */
  String register(Caller caller, Registration.Told told, int lookedAt) {
    var registration = Registration.of(told, LocalDate.now(clock));
    var institution = known.institution(caller);
    known.checkHome(registration.home());
    checkFree(registration);
    var mother =
        registration.mother() == null ? null : known.mother(registration.mother().personNo());
    // the same number twice at once waits here for the first, and then sees it
    return Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  sealed.takeTurn(ResidentRecords.persons());
                  var near = candidates.near(registration.traits());
                  if (registration.card() != null
                      && !known.holders(registration.card()).isEmpty()) {
                    throw NUMBER_TAKEN_BY_SOMEBODY.because();
                  }
                  if (near.size() > lookedAt) {
                    throw ALIKE_FOUND.because(near.size());
                  }
                  var id = write(caller, registration, institution, mother);
                  near.forEach(each -> candidates.keep(id.id(), each));
                  note(caller, registration, id.personNo());
                  return id.personNo();
                }));
  }

  private record Written(int id, String personNo) {}

  /** Says who has the number to whoever sees them; others learn only that somebody has. */
  private void checkFree(Registration registration) {
    var card = registration.card();
    if (card == null) {
      return;
    }
    var seen = known.holders(card);
    if (!seen.isEmpty()) {
      throw NUMBER_TAKEN.because(seen.getFirst());
    }
  }

  private Written write(Caller caller, Registration of, int institution, @Nullable Integer mother) {
    var spelling = Pinyin.of(of.name());
    var written =
        jdbc.sql(
                """
                insert into residents.person (person_no, name, sex, birth_date, name_pinyin,
                       name_initials, institution_id, registered_by, registered_at, identity_kind,
                       mother_id, birth_order)
                values ('N' || lpad(nextval('residents.registered_no')::text, 9, '0'), :name, :sex,
                       :born, :pinyin, :initials, :institution, :by, :now, :kind, :mother, :order)
                returning id, person_no
                """)
            .param("name", of.name())
            .param("sex", of.sex())
            .param("born", of.born())
            .param("pinyin", spelling.pinyin())
            .param("initials", spelling.initials())
            .param("institution", institution)
            .param("by", caller.user())
            .param("now", OffsetDateTime.now(clock))
            .param("kind", of.kind().code())
            .param("mother", mother)
            .param("order", of.mother() == null ? null : of.mother().order())
            .query(Written.class)
            .single();
    close(of, written.personNo());
    settle(caller, of, institution, written.id());
    return written;
  }

  private void close(Registration of, String personNo) {
    var texts = new HashMap<SealedColumn, String>();
    if (of.card() != null) {
      texts.put(PersonalField.ID_NO.column(), of.card().number());
    }
    if (of.phone() != null) {
      texts.put(PersonalField.PHONE.column(), of.phone());
    }
    if (of.address() != null) {
      texts.put(PersonalField.ADDRESS.column(), of.address());
    }
    if (!texts.isEmpty()) {
      sealed.write(ResidentRecords.persons(), List.of(new SealedRows.Row(personNo, texts)));
    }
  }

  private void settle(Caller caller, Registration of, int institution, int person) {
    var today = LocalDate.now(clock);
    var from = of.kind() == Registration.Kind.NEWBORN ? of.born() : today;
    jdbc.sql(
            """
            insert into residents.residence (source_id, source_no, person_id, division, residency,
                   valid_from, recorded_by, recorded_at, institution_id)
            values (:source, 'R' || :person, :person, :home, 'permanent', :from, :by, :now,
                    :institution)
            """)
        .param("source", own.source())
        .param("person", person)
        .param("home", of.home())
        .param("from", from)
        .param("by", caller.name())
        .param("now", LocalDateTime.now(clock))
        .param("institution", institution)
        .update();
    marks.touched(person, from);
    var town = of.home() >= VILLAGE ? of.home() / 1_000 : of.home();
    own.amended("residence", from, null, List.of(town, town / 1_000));
  }

  private void note(Caller caller, Registration of, String personNo) {
    trail.note(
        caller,
        Entry.of(ResidentsAction.REGISTERED, "resident", personNo)
            .about(personNo)
            .at(caller.unit())
            .changed(null, Map.of("kind", of.kind().code())));
  }
}
