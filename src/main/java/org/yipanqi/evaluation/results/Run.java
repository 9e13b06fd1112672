package org.yipanqi.evaluation.results;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

/**
 * One unit in a round.
 *
 * @param institution by which a community's people reach it: its lead; null for departments and the
 *     county
 * @param unitNo the unit's number in the registry; null for departments
 * @param duty whose holders state a department's marks; null where the reform office does
 * @param submitted who handed in the self-assessment; null before
 * @param confirmed who stands for the score; null before
 */
public record Run(
    long id,
    long roundId,
    long county,
    @Nullable Integer institution,
    String unit,
    @Nullable Long unitNo,
    @Nullable Duty duty,
    Label name,
    RunState state,
    int version,
    @Nullable Act submitted,
    @Nullable Act confirmed,
    @Nullable BigDecimal score,
    BigDecimal whole,
    @Nullable String grade,
    @Nullable Label gradeLabel) {

  /** Who did something, and when. */
  public record Act(String user, String name, OffsetDateTime at) {}

  /** Whether it is the caller's own to state marks for. */
  public boolean ownOf(Caller caller) {
    if (caller.duty() == Duty.INSURANCE_BUREAU) {
      return duty == Duty.INSURANCE_BUREAU && caller.writes().covers(county);
    }
    return caller.writes().covers(county)
        || (institution != null && caller.writes().covers(institution));
  }

  /** Whether the caller may review it: the county's office, and of the county itself its city. */
  public boolean reviewedBy(Caller caller) {
    return caller.duty() == Duty.REVIEWER
        ? countyItself() && caller.scope().figures().covers(county)
        : caller.duty() != Duty.INSURANCE_BUREAU && caller.writes().covers(county);
  }

  public boolean countyItself() {
    return unit.equals(String.valueOf(county));
  }

  static Run read(ResultSet row) throws SQLException {
    var institution = row.getInt("institution_id");
    var without = row.wasNull();
    var grade = row.getString("grade");
    var duty = row.getString("duty");
    return new Run(
        row.getLong("id"),
        row.getLong("round_id"),
        row.getLong("county"),
        without ? null : institution,
        row.getString("unit"),
        row.getObject("unit_no", Long.class),
        duty == null ? null : Duty.valueOf(duty),
        new Label(row.getString("unit_zh"), row.getString("unit_en")),
        RunState.of(row.getString("state")),
        row.getInt("version"),
        act(row, "submitted"),
        act(row, "confirmed"),
        row.getBigDecimal("score"),
        row.getBigDecimal("whole"),
        grade,
        grade == null ? null : new Label(row.getString("grade_zh"), row.getString("grade_en")));
  }

  private static @Nullable Act act(ResultSet row, String what) throws SQLException {
    var at = row.getObject(what + "_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Act(row.getString(what + "_by"), row.getString(what + "_by_name"), at);
  }
}
