package org.yipanqi.referral.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Mask;

/**
 * A referral in a list.
 *
 * @param name masked
 * @param green whether it goes before others
 * @param place where a place is taken; placeLost: its bed was closed, another is wanted
 * @param escalation told above: 0 nobody, 1 the director, 2 the reform officer too
 */
public record CaseLine(
    long id,
    String no,
    String state,
    String urgency,
    String direction,
    String service,
    String name,
    String sex,
    int age,
    boolean contracted,
    boolean green,
    String icd10,
    String diagnosis,
    String from,
    String referrer,
    String to,
    @Nullable String department,
    @Nullable OffsetDateTime due,
    OffsetDateTime since,
    @Nullable String place,
    boolean placeLost,
    int escalation) {

  static final String COLUMNS =
      """
      select c.*, f.short_name as from_name, coalesce(t.short_name, c.to_name) as receiver,
             d.short_name as down_name, f.code as from_code, t.code as to_code
        from referral.referral_case c
        join registry_api.institution f on f.id = c.from_institution_id
        left join registry_api.institution t on t.id = c.to_institution_id
        left join registry_api.institution d on d.id = c.down_institution_id
      """;

  static CaseLine read(ResultSet row, LocalDate today) throws SQLException {
    return new CaseLine(
        row.getLong("id"),
        row.getString("no"),
        row.getString("state"),
        row.getString("urgency"),
        row.getString("direction"),
        row.getString("service"),
        Mask.name(row.getString("person_name")),
        row.getString("person_sex"),
        Period.between(row.getObject("person_born", LocalDate.class), today).getYears(),
        row.getBoolean("contracted"),
        ((Object[]) row.getArray("green").getArray()).length > 0,
        row.getString("icd10"),
        row.getString("diagnosis"),
        row.getString("from_name"),
        row.getString("referrer_name"),
        row.getString("receiver"),
        row.getString("to_department"),
        row.getObject("due_at", OffsetDateTime.class),
        row.getObject("since", OffsetDateTime.class),
        row.getString("place_words"),
        row.getBoolean("place_lost"),
        row.getInt("escalation"));
  }
}
