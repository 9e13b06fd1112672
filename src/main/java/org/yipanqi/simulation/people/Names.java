package org.yipanqi.simulation.people;

import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.ResourceTable;

/** Invented names from common surnames and name parts. */
public final class Names {

  private final List<String> surnames;
  private final double[] surnameSums;
  private final List<String> maleParts;
  private final List<String> femaleParts;

  public Names() {
    var table = ResourceTable.read("surnames.csv").all();
    surnames = table.stream().map(row -> row.text("name")).toList();
    surnameSums =
        Dice.runningSums(table.stream().mapToDouble(row -> row.number("weight")).toArray());
    maleParts = parts("male");
    femaleParts = parts("female");
  }

  public String of(Dice dice, boolean male) {
    return of(surname(dice), dice, male);
  }

  String surname(Dice dice) {
    return surnames.get(dice.pick(surnameSums));
  }

  /** A name with a surname that is known. */
  String of(String surname, Dice dice, boolean male) {
    var parts = male ? maleParts : femaleParts;
    var name = surname + parts.get(dice.below(parts.size()));
    return dice.chance(Knobs.TWO_PART_GIVEN_NAMES)
        ? name + parts.get(dice.below(parts.size()))
        : name;
  }

  /** A part of a given name. */
  String part(Dice dice, boolean male) {
    var parts = male ? maleParts : femaleParts;
    return parts.get(dice.below(parts.size()));
  }

  private static List<String> parts(String sex) {
    return ResourceTable.read("given_names.csv").all().stream()
        .filter(row -> row.text("sex").equals(sex))
        .map(row -> row.text("part"))
        .toList();
  }
}
