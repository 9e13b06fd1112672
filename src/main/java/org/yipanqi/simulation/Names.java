package org.yipanqi.simulation;

import java.util.List;

/** Invented names from common surnames and name parts. */
final class Names {

  private final List<String> surnames;
  private final double[] surnameSums;
  private final List<String> maleParts;
  private final List<String> femaleParts;

  Names() {
    var table = ResourceTable.read("surnames.csv").all();
    surnames = table.stream().map(row -> row.text("name")).toList();
    surnameSums =
        Dice.runningSums(table.stream().mapToDouble(row -> row.number("weight")).toArray());
    maleParts = parts("male");
    femaleParts = parts("female");
  }

  String of(Dice dice, boolean male) {
    var parts = male ? maleParts : femaleParts;
    var name = surnames.get(dice.pick(surnameSums)) + parts.get(dice.below(parts.size()));
    return dice.chance(Knobs.TWO_PART_GIVEN_NAMES)
        ? name + parts.get(dice.below(parts.size()))
        : name;
  }

  private static List<String> parts(String sex) {
    return ResourceTable.read("given_names.csv").all().stream()
        .filter(row -> row.text("sex").equals(sex))
        .map(row -> row.text("part"))
        .toList();
  }
}
