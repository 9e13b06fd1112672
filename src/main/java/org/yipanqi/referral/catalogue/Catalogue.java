package org.yipanqi.referral.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.ReferralProblem;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.Registry;

/**
 * What the catalogue of diseases says of a referral today. A county's own line goes before one for
 * every county, a later one before an earlier one of the same code.
 */
@Service
public class Catalogue {

  private final JdbcClient jdbc;
  private final Registry registry;
  private final Clock clock;

  Catalogue(JdbcClient jdbc, Registry registry, Clock clock) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Advises; whether a reason is needed says {@link Advice#needsReason}.
   *
   * @param from the sender's code: its county's lines count
   * @param to the receiver's code; null out of the county, or while none is chosen
   */
  @Transactional(readOnly = true)
  public Advice advice(
      Caller caller, String icd10, Direction direction, String from, @Nullable String to) {
    if (!icd10.matches("[A-Z]\\d[0-9A-Zx.+*]{0,10}")) {
      throw ReferralProblem.NOT_AN_ICD10.because();
    }
    var sender = institution(from);
    var level =
        direction == Direction.OUT
            ? Optional.of(CareLevel.BEYOND)
            : Optional.ofNullable(to).map(this::institution).flatMap(i -> CareLevel.of(i.kind()));
    return Advice.of(inForce(county(sender)), icd10, direction, level.orElse(null));
  }

  private Institution institution(String code) {
    return registry
        .snapshot()
        .institution(code)
        .orElseThrow(() -> ReferralProblem.UNKNOWN_INSTITUTION.because(code));
  }

  /** The first six digits of where it stands. */
  private static long county(Institution it) {
    var code = String.valueOf(it.division());
    return Long.parseLong(code.substring(0, Math.min(6, code.length())));
  }

  private List<CatalogueLine> inForce(long county) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (l.code) l.*, f.valid_from
                from referral.catalogue_line l
                join referral.catalogue_file f on f.version = l.version
               where f.valid_from <= :today and coalesce(f.county, :county) = :county
               order by l.code, f.county nulls last, f.valid_from desc, f.version desc) latest
             where not ended
            """)
        .param("today", LocalDate.now(clock))
        .param("county", county)
        .query((row, _) -> line(row))
        .list();
  }

  private static CatalogueLine line(ResultSet row) throws SQLException {
    return new CatalogueLine(
        row.getString("code"),
        row.getString("version"),
        row.getObject("valid_from", LocalDate.class),
        AdviceKind.of(row.getString("advice")),
        Arrays.stream((Object[]) row.getArray("icd10").getArray()).map(String::valueOf).toList(),
        CareLevel.of(row.getString("lowest")),
        CareLevel.of(row.getString("highest")),
        row.getBoolean("asks_reason"),
        new Label(row.getString("disease_zh"), row.getString("disease_en")),
        new Label(row.getString("when_zh"), row.getString("when_en")),
        row.getString("basis"));
  }
}
