package org.yipanqi.simulation.publichealth;

import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.CsvFile;

/**
 * What is measured at a follow-up, 0 = not measured. A person's readings hang together: most of
 * what sets one apart from others stays from visit to visit.
 *
 * @param sbp mmHg
 * @param dbp mmHg
 * @param fpg tenths of mmol/L
 * @param hba1c tenths of a percent
 */
record Readings(int sbp, int dbp, int fpg, int hba1c) {

  static final Readings NONE = new Readings(0, 0, 0, 0);

  private static final double OWN = Math.sqrt(Knobs.LASTING);
  private static final double PASSING = Math.sqrt(1 - Knobs.LASTING);

  /** Controlled is below 140/90, so often as the share says. */
  static Readings ofHypertension(double level, double controlled, Dice dice) {
    var above = OWN * level + PASSING * dice.around(0, 1) - Dice.quantile(controlled);
    var sbp = Math.clamp(Math.round(139.5 + 13 * above), 98, 206);
    var dbp = (int) Math.round(80 + 0.36 * (sbp - 132) + dice.around(0, 4.5));
    return new Readings(sbp, Math.clamp(dbp, 56, sbp < 140 ? 89 : 118), 0, 0);
  }

  /** Controlled is fasting glucose of at most 7.0, or glycated haemoglobin of at most 7. */
  static Readings ofDiabetes(double level, double controlled, Dice dice) {
    var above = OWN * level + PASSING * dice.around(0, 1) - Dice.quantile(controlled);
    var fpg = Math.clamp(Math.round(70.5 + 13 * above), 38, 212);
    var sbp = (int) Math.round(dice.around(130, 9));
    var dbp = (int) Math.round(dice.around(79, 6));
    var taken = dice.chance(Knobs.GLYCATED);
    var glycated = (int) Math.round(70.5 + 9 * above + dice.around(0, 1.5));
    var low = above < 0 ? Math.min(glycated, 70) : Math.max(glycated, 71);
    return new Readings(sbp, dbp, fpg, taken ? Math.clamp(low, 42, 148) : 0);
  }

  boolean pressure() {
    return sbp > 0;
  }

  Readings withPressure(int newSbp, int newDbp) {
    return new Readings(newSbp, newDbp, fpg, hba1c);
  }

  void write(CsvFile file) {
    whole(file, sbp);
    whole(file, dbp);
    tenths(file, fpg);
    tenths(file, hba1c);
  }

  /** As it stands in the truth: 146/91, and the glucose where there is one. */
  String text() {
    var sugar = fpg > 0 ? " fpg %d.%d".formatted(fpg / 10, fpg % 10) : "";
    return sbp == 0 ? "" : "%d/%d%s".formatted(sbp, dbp, sugar);
  }

  private static void whole(CsvFile file, int value) {
    if (value > 0) {
      file.whole(value);
    } else {
      file.blank();
    }
  }

  private static void tenths(CsvFile file, int value) {
    if (value > 0) {
      file.tenths(value);
    } else {
      file.blank();
    }
  }
}
