package org.yipanqi.residents.groups;

import static org.yipanqi.residents.ResidentsProblem.ALREADY_IN_GROUP;
import static org.yipanqi.residents.ResidentsProblem.GROUP_BASIS_NEEDED;
import static org.yipanqi.residents.ResidentsProblem.GROUP_DAY_WRONG;
import static org.yipanqi.residents.ResidentsProblem.GROUP_NOT_BY_HAND;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_GROUP_ENTRY;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.facts.OwnFacts;
import org.yipanqi.facts.PersonMarks;
import org.yipanqi.residents.registering.WhatIsKnown;

/**
 * Enters by hand that an office recognises somebody as of a key group, on its basis, and ends it.
 * What came from a file is ended by a file.
 */
@Service
class Recognitions {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 200;
  private static final String FACT = "group_membership";

  private record Person(int id, LocalDate born) {}

  private record Entered(int person, LocalDate from) {}

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final WhatIsKnown known;
  private final OwnFacts own;
  private final PersonMarks marks;
  private final GroupTrail trail;
  private final Clock clock;

  Recognitions(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      WhatIsKnown known,
      OwnFacts own,
      PersonMarks marks,
      GroupTrail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.known = known;
    this.own = own;
    this.marks = marks;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * @param to the last day; null while it goes on
   * @param basis the certificate and the office that gave it
   */
  void enter(
      Caller caller,
      String personNo,
      @Nullable String group,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String basis) {
    var of =
        KeyGroup.find(group)
            .filter(each -> each.source() == KeyGroup.Source.RECOGNITION)
            .orElseThrow(GROUP_NOT_BY_HAND::because);
    var said = said(basis);
    var person = inSight(personNo);
    var institution = known.institution(caller);
    if (from.isAfter(LocalDate.now(clock))
        || from.isBefore(person.born())
        || (to != null && to.isBefore(from))) {
      throw GROUP_DAY_WRONG.because();
    }
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  if (isMember(person.id(), of, from, to)) {
                    throw ALREADY_IN_GROUP.because();
                  }
                  write(caller, person.id(), of, from, to, said, institution);
                  follow(person.id(), from, to);
                  trail.entered(caller, personNo, of, said);
                  return true;
                }));
  }

  /**
   * @param entry its number here
   * @param last the last day on which it holds
   */
  void end(Caller caller, String personNo, String entry, LocalDate last, @Nullable String basis) {
    var said = said(basis);
    inSight(personNo);
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () -> {
                  var ended = open(personNo, entry);
                  if (last.isBefore(ended.from()) || last.isAfter(LocalDate.now(clock))) {
                    throw GROUP_DAY_WRONG.because();
                  }
                  end(entry, last);
                  follow(ended.person(), ended.from(), null);
                  trail.ended(caller, personNo, entry, said);
                  return true;
                }));
  }

  private void follow(int person, LocalDate from, @Nullable LocalDate to) {
    own.amended(FACT, from, to, List.of());
    marks.touched(person, from);
  }

  private static String said(@Nullable String basis) {
    var text = basis == null ? "" : basis.strip();
    if (text.codePointCount(0, text.length()) < SHORTEST || text.length() > LONGEST) {
      throw GROUP_BASIS_NEEDED.because(SHORTEST, LONGEST);
    }
    return text;
  }

  private Person inSight(String personNo) {
    return jdbc.sql(
            """
            select id, birth_date as born from residents.person where person_no = :no
            """)
        .param("no", personNo)
        .query(Person.class)
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }

  /** Two who enter the same take turns at the person. */
  private boolean isMember(int person, KeyGroup group, LocalDate from, @Nullable LocalDate to) {
    jdbc.sql(
            """
            select id from residents.person where id = :person for no key update
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
    return jdbc.sql(
            """
            select exists (
              select from residents.group_membership
               where person_id = :person and group_code = :group and not void
                 and daterange(valid_from, valid_to, '[]')
                  && daterange(:from::date, :to::date, '[]'))
            """)
        .param("person", person)
        .param("group", group.code())
        .param("from", from)
        .param("to", to)
        .query(Boolean.class)
        .single();
  }

  private void write(
      Caller caller,
      int person,
      KeyGroup group,
      LocalDate from,
      @Nullable LocalDate to,
      String basis,
      int institution) {
    jdbc.sql(
            """
            insert into residents.group_membership (source_id, source_no, person_id, group_code,
                   valid_from, valid_to, recorded_by, recorded_at, institution_id, basis)
            values (:source, 'G' || nextval('residents.registered_no'), :person, :group, :from, :to,
                    :by, :now, :institution, :basis)
            """)
        .param("source", own.source())
        .param("person", person)
        .param("group", group.code())
        .param("from", from)
        .param("to", to)
        .param("by", caller.name())
        .param("now", LocalDateTime.now(clock))
        .param("institution", institution)
        .param("basis", basis)
        .update();
  }

  private Entered open(String personNo, String entry) {
    return jdbc.sql(
            """
            select m.person_id as person, m.valid_from as "from"
              from residents.group_membership m
              join residents.person p on p.id = m.person_id
             where m.source_id = :source and m.source_no = :entry and p.person_no = :no
               and m.import_id is null and m.valid_to is null and not m.void
               for update of m
            """)
        .param("source", own.source())
        .param("entry", entry)
        .param("no", personNo)
        .query(Entered.class)
        .optional()
        .orElseThrow(UNKNOWN_GROUP_ENTRY::because);
  }

  private void end(String entry, LocalDate last) {
    jdbc.sql(
            """
            update residents.group_membership set valid_to = :last
             where source_id = :source and source_no = :entry
            """)
        .param("last", last)
        .param("source", own.source())
        .param("entry", entry)
        .update();
  }
}
