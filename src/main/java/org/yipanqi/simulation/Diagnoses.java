package org.yipanqi.simulation;

import java.util.List;

/** What people come for: a few common ICD-10 codes, weighted by age. */
final class Diagnoses {

  private static final String HYPERTENSION = "I10.x00";
  private static final String DIABETES = "E11.900";

  private final List<String> codes;
  private final double[] children;
  private final double[] adults;
  private final double[] old;
  private final double[] stays;

  Diagnoses(County county) {
    var rows = county.table("diagnoses").all();
    codes = rows.stream().map(row -> row.text("code")).toList();
    children = sums(rows, "child");
    adults = sums(rows, "adult");
    old = sums(rows, "old");
    stays = sums(rows, "stay");
  }

  String ofVisit(Dice dice, int age, Conditions conditions) {
    if (conditions.hypertensive() && dice.chance(0.28)) {
      return HYPERTENSION;
    }
    if (conditions.diabetic() && dice.chance(0.20)) {
      return DIABETES;
    }
    return codes.get(dice.pick(age < 15 ? children : age < 60 ? adults : old));
  }

  String ofStay(Dice dice, Conditions conditions) {
    if (conditions.hypertensive() && dice.chance(0.10)) {
      return HYPERTENSION;
    }
    if (conditions.diabetic() && dice.chance(0.12)) {
      return DIABETES;
    }
    return codes.get(dice.pick(stays));
  }

  private static double[] sums(List<ResourceTable.Row> rows, String column) {
    return Dice.runningSums(rows.stream().mapToDouble(row -> row.number(column)).toArray());
  }
}
