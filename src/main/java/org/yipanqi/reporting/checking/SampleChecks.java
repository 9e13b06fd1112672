package org.yipanqi.reporting.checking;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.kernel.Period;

/** An invented spot check of a sample county's returns, with one result entered. */
@Service
@NamedInterface("sample")
public class SampleChecks {

  private static final int SIZE = 2;

  private final SpotChecks checks;
  private final JdbcClient jdbc;

  SampleChecks(SpotChecks checks, JdbcClient jdbc) {
    this.checks = checks;
    this.jdbc = jdbc;
  }

  /** Adds it where the institutions are invented and nothing was drawn yet. */
  public void ensure() {
    Acting.asHouse(() -> wanted().ifPresent(this::add));
  }

  private void add(SpotChecks.Asked asked) {
    var officer =
        new Caller(
            "sample-reform_officer",
            Duty.REFORM_OFFICER.label().zh() + "（示例）",
            Duty.REFORM_OFFICER,
            String.valueOf(asked.county()),
            Scope.everything("sample"),
            Reach.ALL);
    var first = checks.draw(officer, asked).checks().getFirst();
    number(first.returnId())
        .ifPresent(cell ->
            checks.result(
                officer,
                first.id(),
                first.version(),
                Map.of(cell.address(), cell.value().add(BigDecimal.ONE).toPlainString()),
                "现场核对台账（示例）"));
  }

  private Optional<SpotChecks.Asked> wanted() {
    return jdbc.sql(
            """
            select county, pack, form, period from reporting.form_return
             where handed_in_at is not null
               and exists (select from registry_api.institution where sample)
               and not exists (select from reporting.draw)
             group by county, pack, form, period, period_end
            having count(*) >= :size
             order by period_end desc, county, pack, form
             limit 1
            """)
        .param("size", SIZE)
        .query((row, _) ->
            new SpotChecks.Asked(
                row.getLong("county"),
                row.getString("pack"),
                row.getString("form"),
                Period.of(row.getString("period")),
                SIZE,
                "示例"))
        .optional();
  }

  private record Number(String address, BigDecimal value) {}

  /** The first number that stands in a return. */
  private Optional<Number> number(long id) {
    return jdbc.sql(
            """
            select address, coalesce(typed, recorded) as value from reporting.cell
             where return_id = :id and coalesce(typed, recorded) ~ '^\\d{1,9}(\\.\\d+)?$'
             order by address
             limit 1
            """)
        .param("id", id)
        .query((row, _) ->
            new Number(row.getString("address"), new BigDecimal(row.getString("value"))))
        .optional();
  }
}
