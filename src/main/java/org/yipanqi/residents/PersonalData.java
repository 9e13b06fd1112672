package org.yipanqi.residents;

import static org.yipanqi.residents.ResidentsProblem.NOT_AN_IDENTITY_NUMBER;
import static org.yipanqi.residents.ResidentsProblem.NOT_A_PHONE;
import static org.yipanqi.residents.ResidentsProblem.NOT_RECORDED;
import static org.yipanqi.residents.ResidentsProblem.UNKNOWN_PERSON;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.SealedValues;

/**
 * Identity numbers, phones and addresses of residents: masked for everybody, in the clear for
 * whoever says why, and a way to find a person by a number without opening anybody's.
 */
@Service
public class PersonalData {

  private static final Pattern IDENTITY_NUMBER = Pattern.compile("\\d{17}[0-9X]");
  private static final int SHORTEST_PHONE = 7;

  /**
   * A resident's data as they are shown.
   *
   * @param masked what is recorded; fields of which nothing is known are absent
   */
  public record Masked(String personNo, Map<PersonalField, String> masked) {}

  /** A person found. */
  public record Found(long cursor, String personNo) {}

  /** What people are found by. */
  public sealed interface Number {

    record Identity(String number) implements Number {}

    record Phone(String number) implements Number {}
  }

  private record Stored(String personNo, Map<PersonalField, byte[]> closed) {}

  private final JdbcClient jdbc;
  private final SealedValues values;
  private final ResidentsTrail trail;

  PersonalData(JdbcClient jdbc, SealedValues values, ResidentsTrail trail) {
    this.jdbc = jdbc;
    this.values = values;
    this.trail = trail;
  }

  /** What is recorded of a person, masked. */
  @Transactional(readOnly = true)
  public Masked masked(Caller caller, String personNo) {
    var person = stored(personNo);
    var masked = new EnumMap<PersonalField, String>(PersonalField.class);
    person
        .closed()
        .forEach((field, bytes) -> masked.put(field, field.masked(open(field, personNo, bytes))));
    return new Masked(person.personNo(), masked);
  }

  /**
   * A value in the clear. That it was shown, and why, is in the trail with the same transaction.
   *
   * @param reason why it is needed; {@link ResidentsProblem#REASON_NEEDED} where it says too little
   */
  @Transactional
  public String open(Caller caller, String personNo, PersonalField field, LookingReason reason) {
    var said = reason.text();
    var closed = stored(personNo).closed().get(field);
    if (closed == null) {
      throw NOT_RECORDED.because(personNo);
    }
    var text = open(field, personNo, closed);
    trail.opened(caller, personNo, field, said);
    return text;
  }

  /**
   * The persons with a number, in the order of their coming. That somebody looked is in the trail.
   *
   * @param after the cursor of the last one seen; 0 at the beginning
   */
  @Transactional
  public List<Found> find(Caller caller, Number number, long after, int limit) {
    var found =
        switch (number) {
          case Number.Identity(var text) ->
              find(PersonalField.ID_NO, identityNumber(text), after, limit);
          case Number.Phone(var text) -> find(PersonalField.PHONE, phone(text), after, limit);
        };
    var field = number instanceof Number.Identity ? PersonalField.ID_NO : PersonalField.PHONE;
    trail.sought(caller, field.code(), found.size());
    return found;
  }

  /**
   * Whom an identity number or a person number stands for, in sight or not: at most two. For the
   * house, where somebody may have to be seen in an emergency.
   */
  public List<Found> behind(String given) {
    var text = given.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (IDENTITY_NUMBER.matcher(text).matches()) {
      return find(PersonalField.ID_NO, text, 0, 2);
    }
    return jdbc.sql(
            """
            select id, person_no from residents.person where person_no = :no
            """)
        .param("no", given.strip())
        .query((row, _) -> new Found(row.getLong("id"), row.getString("person_no")))
        .list();
  }

  private static String identityNumber(String text) {
    var number =
        IdentityCard.of(text).map(IdentityCard::number).orElseGet(() -> IdentityCard.cleaned(text));
    if (!IDENTITY_NUMBER.matcher(number).matches()) {
      throw NOT_AN_IDENTITY_NUMBER.because();
    }
    return number;
  }

  private static String phone(String text) {
    if (text.chars().filter(Character::isDigit).count() < SHORTEST_PHONE) {
      throw NOT_A_PHONE.because(SHORTEST_PHONE);
    }
    return text;
  }

  private List<Found> find(PersonalField field, String text, long after, int limit) {
    var digests = values.digests(field.column(), text);
    if (digests.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select id, person_no from residents.person
             where "%s" in (:digests) and id > :after
             order by id
             limit :limit
            """
                .formatted(field.column().digest()))
        .param("digests", digests)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> new Found(row.getLong("id"), row.getString("person_no")))
        .list();
  }

  private String open(PersonalField field, String personNo, byte[] closed) {
    return values.open(field.column(), personNo, closed);
  }

  private Stored stored(String personNo) {
    return jdbc.sql(
            """
            select id_no, phone, address from residents.person where person_no = :no
            """)
        .param("no", personNo)
        .query((row, _) -> {
          var closed = new EnumMap<PersonalField, byte[]>(PersonalField.class);
          for (var field : PersonalField.values()) {
            var bytes = row.getBytes(field.code());
            if (bytes != null) {
              closed.put(field, bytes);
            }
          }
          return new Stored(personNo, closed);
        })
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(personNo));
  }
}
