package org.yipanqi.sharedrecord;

import static org.yipanqi.sharedrecord.SharedRecordProblem.NOT_YOUR_INSTITUTION;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_INSTITUTION;
import static org.yipanqi.sharedrecord.SharedRecordProblem.UNKNOWN_PERSON;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Mask;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/** Whose record it is, and for which institution somebody works on it. */
@Component
public class RecordedPeople {

  private final JdbcClient jdbc;
  private final Registry registry;
  private final Clock clock;

  RecordedPeople(JdbcClient jdbc, Registry registry, Clock clock) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.clock = clock;
  }

  /** Who is in the caller's sight, or whom a relation such as a referral lets them read. */
  public RecordedPerson seen(String no) {
    return jdbc.sql(
            """
            select person, name, sex, birth_date from residents_api.person where person_no = :no
            union
            select person, name, sex, birth_date from sharedrecord.related(:no)
            """)
        .param("no", no)
        .query((row, _) -> read(no, row))
        .optional()
        .orElseThrow(() -> UNKNOWN_PERSON.because(no));
  }

  /** The institution somebody works for: their own place, or one they name and may write for. */
  public Institution working(Caller caller, @Nullable String named) {
    var code = named == null || named.isBlank() ? caller.unit() : named.strip();
    var found = institution(code);
    if (!caller.writes().covers(found.id())) {
      throw NOT_YOUR_INSTITUTION.because(found.shortName());
    }
    return found;
  }

  public Institution institution(String code) {
    var today = LocalDate.now(clock);
    return registry
        .snapshot()
        .institution(code)
        .filter(it -> !it.organisationOnly() && !it.closedBefore(today))
        .orElseThrow(() -> UNKNOWN_INSTITUTION.because(code));
  }

  /** One of the register, whether it works today or not. */
  public int known(String code) {
    return registry
        .snapshot()
        .institution(code)
        .orElseThrow(() -> UNKNOWN_INSTITUTION.because(code))
        .id();
  }

  /** Its short name; an institution that is gone keeps its name. */
  public String name(int institution) {
    return registry
        .snapshot()
        .institution(institution)
        .map(Institution::shortName)
        .orElse(String.valueOf(institution));
  }

  private static RecordedPerson read(String no, ResultSet row) throws SQLException {
    return new RecordedPerson(
        row.getInt("person"),
        no,
        Mask.name(row.getString("name")),
        row.getString("sex"),
        row.getObject("birth_date", LocalDate.class));
  }
}
