package org.yipanqi.simulation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.simulation.calibration.Calibration;

/**
 * A figure of a national bulletin beside what a simulation has come to.
 *
 * @param year of the bulletin
 * @param simulated null where the simulation has nothing to divide by
 * @param why why they may differ
 */
public record CalibrationLine(
    String code,
    Label label,
    int year,
    String unit,
    BigDecimal bulletin,
    @Nullable BigDecimal simulated,
    Label why) {

  static CalibrationLine of(Calibration.Row row) {
    return new CalibrationLine(
        row.code(),
        new Label(row.zh(), row.en()),
        row.year(),
        row.unit(),
        row.bulletin(),
        row.simulated(),
        new Label(row.whyZh(), row.whyEn()));
  }

  /** How far the simulation is off, null where there is nothing to compare. */
  public @Nullable BigDecimal difference() {
    return simulated == null ? null : simulated.subtract(bulletin);
  }
}
