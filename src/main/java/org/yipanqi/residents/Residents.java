package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Mask;

/**
 * Finds residents and shows one of them, masked, to whoever may see them. Either leaves its trace
 * in the same transaction.
 */
@Service
public class Residents {

  /** What people are found by. */
  public sealed interface Sought {

    record Numbered(PersonalData.Number number) implements Sought {}

    /**
     * The whole name or its beginning, in characters, pinyin or initials.
     *
     * @param alike whether whole names that sound the same are meant
     */
    record Named(String name, boolean alike) implements Sought {}
  }

  /**
   * A resident in a list.
   *
   * @param name masked
   * @param age in full years, today or at death
   * @param place where the person lives; null: not recorded, or out of sight
   * @param mergedInto the entry that stands for this one; null: it stands for itself
   */
  public record Line(
      long cursor,
      String personNo,
      String name,
      String sex,
      int age,
      @Nullable LocalDate died,
      @Nullable Label place,
      @Nullable String mergedInto) {}

  /**
   * A resident as shown.
   *
   * @param masked numbers, phone and address; what is not recorded is absent
   * @param emergencyUntil where the resident is seen in an emergency only
   */
  public record Resident(
      Line line,
      LocalDate born,
      Map<PersonalField, String> masked,
      Optional<OffsetDateTime> emergencyUntil) {}

  private record Whole(Line line, LocalDate born) {}

  private final JdbcClient jdbc;
  private final PersonalData data;
  private final NameSearch names;
  private final ResidentsTrail trail;
  private final Clock clock;

  Residents(
      JdbcClient jdbc, PersonalData data, NameSearch names, ResidentsTrail trail, Clock clock) {
    this.jdbc = jdbc;
    this.data = data;
    this.names = names;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Those of the residents in the caller's sight, in the order of their coming.
   *
   * @param after the cursor of the last one seen; 0 at the beginning
   */
  @Transactional
  public List<Line> find(Caller caller, Sought sought, long after, int limit) {
    var ids =
        switch (sought) {
          case Sought.Numbered(var number) ->
              data.find(caller, number, after, limit).stream()
                  .map(PersonalData.Found::cursor)
                  .toList();
          case Sought.Named(var name, var alike) -> names.find(caller, name, alike, after, limit);
        };
    return ids.isEmpty() ? List.of() : lines(ids);
  }

  /**
   * A resident, masked. Who looked and why is in the trail.
   *
   * @param reason {@link ResidentsProblem#REASON_NEEDED} where it says too little
   */
  @Transactional
  public Resident read(Caller caller, String personNo, LookingReason reason) {
    var why = reason.text();
    var id = seen(personNo).orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
    var found = whole(List.of(id)).getFirst();
    var masked = data.masked(caller, personNo).masked();
    var until = emergency(caller, id);
    trail.read(caller, personNo, why, until.isPresent());
    return new Resident(found.line(), found.born(), masked, until);
  }

  /** As they are named, whatever the order of their numbers. */
  private List<Line> lines(List<Long> ids) {
    return whole(ids).stream()
        .map(Whole::line)
        .sorted(Comparator.comparingInt(line -> ids.indexOf(line.cursor())))
        .toList();
  }

  private Optional<Long> seen(String personNo) {
    return jdbc.sql(
            """
            select id from residents.person where person_no = :no
            """)
        .param("no", personNo)
        .query(Long.class)
        .optional();
  }

  /** Until when one of one's own emergencies lasts. */
  private Optional<OffsetDateTime> emergency(Caller caller, long id) {
    return jdbc.sql(
            """
            select until from residents.emergency_access
             where person_id = :id and login = :login and until > :now
             order by until desc
             limit 1
            """)
        .param("id", id)
        .param("login", caller.user())
        .param("now", OffsetDateTime.now(clock))
        .query(OffsetDateTime.class)
        .optional();
  }

  private List<Whole> whole(List<Long> ids) {
    var today = LocalDate.now(clock);
    return jdbc.sql(
            """
            select p.id, p.person_no, p.name, p.sex, p.birth_date, p.death_date,
                   d.name as place, d.name_en as place_en,
                   (select s.person_no from residents.merged_entry e
                      join residents.person s on s.id = e.person
                     where e.entry = p.id) as merged_into
              from residents.person p
              left join lateral (
                select r.division from residents.residence r
                 where r.person_id = p.id and not r.void
                 order by (r.valid_from <= :today and coalesce(r.valid_to >= :today, true)) desc,
                          r.residency = 'permanent' desc, r.valid_from desc
                 limit 1) home on true
              -- who manages a resident may not see the residences, and sees the months
              left join lateral (
                select m.residence from facts_api.person_month m
                 where home.division is null and m.person = p.id
                 order by m.month desc
                 limit 1) town on true
              left join lateral (
                select n.name, n.name_en from registry_api.division n
                 where n.code in (home.division, residents.town(home.division), town.residence)
                 order by n.code desc
                 limit 1) d on true
             where p.id in (:ids)
             order by p.id
            """)
        .param("today", today)
        .param("ids", ids)
        .query((row, _) -> whole(row, today))
        .list();
  }

  private static Whole whole(ResultSet row, LocalDate today) throws SQLException {
    var born = row.getObject("birth_date", LocalDate.class);
    var died = row.getObject("death_date", LocalDate.class);
    var place = row.getString("place");
    var english = row.getString("place_en");
    return new Whole(
        new Line(
            row.getLong("id"),
            row.getString("person_no"),
            Mask.name(row.getString("name")),
            row.getString("sex"),
            Period.between(born, died == null ? today : died).getYears(),
            died,
            place == null ? null : new Label(place, Objects.requireNonNullElse(english, place)),
            row.getString("merged_into")),
        born);
  }
}
