package org.yipanqi.simulation.places;

import java.util.ArrayList;
import java.util.List;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.files.ResourceTable;

/**
 * Standards reached and techniques learnt in a county without a plan: ours, like the rest of it.
 */
final class InventedTables {

  private static final List<String> STANDARD =
      List.of("institution", "standard", "valid_from", "valid_to");
  private static final String[] FINDINGS = {"none", "basic", "recommended"};
  private static final double TOWNS_WITH_A_TECHNIQUE = 0.45;

  private final List<Institution> hospitals;
  private final Dice dice;

  InventedTables(String code, List<Institution> hospitals) {
    this.hospitals = hospitals;
    dice = Dice.of(Long.parseLong(code), Dice.Stream.SCORES, -1);
  }

  /** Every hospital but the maternal one has a finding; one in four rises a step in 2020. */
  List<ResourceTable.Row> standards() {
    var rows = new ArrayList<ResourceTable.Row>();
    for (var at : hospitals) {
      if (at.countyLevel()) {
        rows.add(finding(at, at.lead() ? "hospital_recommended" : "hospital_basic", "", ""));
      } else if (at.town()) {
        var step = dice.chance(0.2) ? 0 : dice.chance(0.75) ? 1 : 2;
        var month = dice.between(2, 11);
        if (step < 2 && dice.chance(0.25)) {
          var last = java.time.YearMonth.of(2020, month).atEndOfMonth();
          rows.add(finding(at, FINDINGS[step], "", last.toString()));
          rows.add(finding(at, FINDINGS[step + 1], last.plusDays(1).toString(), ""));
        } else {
          rows.add(finding(at, FINDINGS[step], "", ""));
        }
      }
    }
    return rows;
  }

  /** Techniques as in the planned county, helped by the lead, one or none a town in a year. */
  List<ResourceTable.Row> techniques() {
    var examples = ResourceTable.read(Atlas.YUNAN + "/techniques.csv").all();
    var lead = hospitals.stream().filter(Institution::lead).findFirst().orElseThrow();
    var rows = new ArrayList<ResourceTable.Row>();
    for (var at : hospitals) {
      if (at.town() && dice.chance(TOWNS_WITH_A_TECHNIQUE)) {
        var example = examples.get(dice.below(examples.size()));
        var fields = new ArrayList<>(example.fields());
        fields.set(example.columns().indexOf("institution"), at.code());
        fields.set(example.columns().indexOf("helped_by"), lead.code());
        rows.add(new ResourceTable.Row(example.columns(), fields));
      }
    }
    return rows;
  }

  private static ResourceTable.Row finding(
      Institution at, String standard, String from, String to) {
    return new ResourceTable.Row(STANDARD, List.of(at.code(), standard, from, to));
  }
}
