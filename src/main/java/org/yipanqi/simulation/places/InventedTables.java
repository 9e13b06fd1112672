package org.yipanqi.simulation.places;

import java.time.LocalDate;
import java.time.YearMonth;
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
  private static final int YEAR_OF_THE_EXAMPLES = 2020;

  private final List<Institution> hospitals;
  private final YearMonth reformFrom;
  private final Dice dice;

  InventedTables(String code, List<Institution> hospitals, YearMonth reformFrom) {
    this.hospitals = hospitals;
    this.reformFrom = reformFrom;
    dice = Dice.of(Long.parseLong(code), Dice.Stream.SCORES, -1);
  }

  /**
   * Every hospital but the maternal one has a finding; one town hospital in four rises a step in
   * the reform's year, and those that are a second hospital too reach that of level 2 then.
   */
  List<ResourceTable.Row> standards() {
    var rows = new ArrayList<ResourceTable.Row>();
    for (var at : hospitals) {
      if (at.countyLevel()) {
        rows.add(finding(at, at.lead() ? "hospital_recommended" : "hospital_basic", "", ""));
      } else if (at.town()) {
        var step = dice.chance(0.2) ? 0 : dice.chance(0.75) ? 1 : 2;
        var month = dice.between(2, 11);
        if (at.organisation() != null) {
          rise(rows, at, FINDINGS[2], "level2", month);
        } else if (step < 2 && dice.chance(0.25)) {
          rise(rows, at, FINDINGS[step], FINDINGS[step + 1], month);
        } else {
          rows.add(finding(at, FINDINGS[step], "", ""));
        }
      }
    }
    return rows;
  }

  private void rise(
      List<ResourceTable.Row> rows, Institution at, String before, String after, int month) {
    var last = reformFrom.withMonth(month).atEndOfMonth();
    rows.add(finding(at, before, "", last.toString()));
    rows.add(finding(at, after, last.plusDays(1).toString(), ""));
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
        var started = example.columns().indexOf("started_on");
        var later = reformFrom.getYear() - YEAR_OF_THE_EXAMPLES;
        fields.set(started, LocalDate.parse(fields.get(started)).plusYears(later).toString());
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
