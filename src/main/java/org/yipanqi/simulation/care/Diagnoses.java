package org.yipanqi.simulation.care;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.ResourceTable;
import org.yipanqi.simulation.people.Conditions;

/** What people come for: a few common ICD-10 codes, weighted by age and by the time of year. */
final class Diagnoses {

  private static final String HYPERTENSION = "I10.x00";
  private static final String DIABETES = "E11.900";
  private static final String RESPIRATORY = "J";
  private static final int MONTHS = 12;

  private final List<String> codes;
  private final double[][] children;
  private final double[][] adults;
  private final double[][] old;
  private final double[][] stays;

  Diagnoses() {
    var rows = ResourceTable.read("diagnoses.csv").all();
    codes = rows.stream().map(row -> row.text("code")).toList();
    children = sums(rows, "child");
    adults = sums(rows, "adult");
    old = sums(rows, "old");
    stays = sums(rows, "stay");
  }

  /**
   * @param month of the calendar, 1 to 12
   */
  String ofVisit(Dice dice, int age, Conditions conditions, int day, int month) {
    if (conditions.hypertension().on(day) && dice.chance(0.28)) {
      return HYPERTENSION;
    }
    if (conditions.diabetes().on(day) && dice.chance(0.20)) {
      return DIABETES;
    }
    var byMonth = age < 15 ? children : age < 60 ? adults : old;
    return codes.get(dice.pick(byMonth[month - 1]));
  }

  /**
   * @param month of the calendar, 1 to 12
   */
  String ofStay(Dice dice, Conditions conditions, int day, int month) {
    if (conditions.hypertension().on(day) && dice.chance(0.10)) {
      return HYPERTENSION;
    }
    if (conditions.diabetes().on(day) && dice.chance(0.12)) {
      return DIABETES;
    }
    return codes.get(dice.pick(stays[month - 1]));
  }

  private static double[][] sums(List<ResourceTable.Row> rows, String column) {
    var byMonth = new double[MONTHS][];
    for (var month = 0; month < MONTHS; month++) {
      var season = Knobs.RESPIRATORY_SEASON[month];
      byMonth[month] =
          Dice.runningSums(
              rows.stream()
                  .mapToDouble(row -> row.number(column) * (respiratory(row) ? season : 1))
                  .toArray());
    }
    return byMonth;
  }

  private static boolean respiratory(ResourceTable.Row row) {
    return row.text("code").startsWith(RESPIRATORY);
  }
}
