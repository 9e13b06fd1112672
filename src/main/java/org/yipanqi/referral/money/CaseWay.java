package org.yipanqi.referral.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.path.CarePath;
import org.yipanqi.policy.path.CarePath.Patient;
import org.yipanqi.policy.path.CarePath.Stop;
import org.yipanqi.policy.path.StopCare;
import org.yipanqi.policy.path.StopLevel;
import org.yipanqi.referral.Care;

/**
 * The way that a case tells: where the patient was sent from, is treated, and comes down to. What a
 * case doesn't say stays unknown: when the patient first came, what was paid, whether a place is
 * designated, when somebody sent down arrived.
 *
 * @param county the patient's, by its code; null when the residence is not known
 */
record CaseWay(@Nullable Long county, CarePath path) {

  static CaseWay read(ResultSet row) throws SQLException {
    var county = row.getObject("home_county", Long.class);
    var sent = row.getObject("sent_on", LocalDate.class);
    var down = row.getObject("down_on", LocalDate.class);
    var stops = new ArrayList<Stop>();
    stops.add(
        new Stop(
            row.getString("f_name"),
            level(row, "f", county),
            null,
            null,
            sent,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of()));
    var outside = row.getString("t_name") == null;
    stops.add(
        new Stop(
            row.getString(outside ? "to_name" : "t_name"),
            outside ? StopLevel.OUTSIDE : level(row, "t", county),
            care(Care.of(row.getString("service"))),
            row.getObject("arrived_on", LocalDate.class),
            down,
            true,
            sent,
            outside ? null : row.getBoolean("together"),
            null,
            null,
            null,
            Map.of()));
    if (row.getString("d_name") != null) {
      stops.add(
          new Stop(
              row.getString("d_name"),
              level(row, "d", county),
              null,
              null,
              null,
              true,
              down,
              row.getBoolean("together_down"),
              null,
              null,
              null,
              Map.of()));
    }
    var contracted = row.getBoolean("contracted");
    return new CaseWay(county, new CarePath(new Patient(null, contracted, Map.of()), stops));
  }

  private static StopCare care(Care care) {
    return switch (care) {
      case OUTPATIENT -> StopCare.OUTPATIENT;
      case INPATIENT -> StopCare.INPATIENT;
      case EXAM -> StopCare.EXAM;
    };
  }

  /** As seen from the patient's county: what lies in another one is outside, whatever its kind. */
  private static @Nullable StopLevel level(ResultSet row, String of, @Nullable Long county)
      throws SQLException {
    var at = row.getObject(of + "_county", Long.class);
    if (county != null && at != null && !county.equals(at)) {
      return StopLevel.OUTSIDE;
    }
    return switch (row.getString(of + "_kind")) {
      case "village_clinic" -> StopLevel.VILLAGE;
      case "town_hospital", "centre_town_hospital", "community_health_centre" -> StopLevel.TOWN;
      case "county_hospital", "tcm_hospital", "mch_hospital" -> StopLevel.COUNTY;
      default -> null;
    };
  }
}
