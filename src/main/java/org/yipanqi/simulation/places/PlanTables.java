package org.yipanqi.simulation.places;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.yipanqi.simulation.files.ResourceTable;

/** A county whose institutions and communities are those of its own plan: its folder of tables. */
final class PlanTables {

  private final String code;

  PlanTables(String code) {
    this.code = code;
  }

  Outline outline() {
    var servedBy = new HashMap<Long, Long>();
    table("served_by").forEach(row -> servedBy.put(row.code("farm"), row.code("town")));
    var outside = table("outside");
    return new Outline(
        Atlas.read(ResourceTable.read(code + "/divisions.csv")),
        table("organisations").stream()
            .map(r -> new Organisation(r.text("code"), r.text("name")))
            .toList(),
        table("communities").stream()
            .map(r ->
                new Community(
                    r.text("code"), r.text("name"), r.text("name_en"), r.text("short_name")))
            .toList(),
        hospitals(),
        servedBy,
        table("standards"),
        table("techniques"),
        outside.stream().map(r -> r.text("division")).toList(),
        outside.stream().map(r -> r.number("weight")).toList(),
        "445381",
        400,
        new Reform(YearMonth.of(2020, 1), 1, 0, false));
  }

  private List<Institution> hospitals() {
    var hospitals = new ArrayList<Institution>();
    for (var row : table("hospitals")) {
      var kind = Institution.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
      hospitals.add(
          new Institution(
              hospitals.size(),
              row.text("code"),
              row.text("name"),
              row.text("name_en"),
              row.text("short_name"),
              row.text("organisation").isEmpty() ? null : row.text("organisation"),
              kind,
              row.text("level"),
              row.code("division"),
              null,
              row.text("community"),
              kind.countyLevel(),
              false,
              character(row)));
    }
    return hospitals;
  }

  private static Institution.Character character(ResourceTable.Row row) {
    return new Institution.Character(
        row.whole("staff"),
        row.number("pull"),
        row.number("reform"),
        row.number("signed"),
        row.number("control"),
        row.number("occupancy"));
  }

  private List<ResourceTable.Row> table(String name) {
    return ResourceTable.read(code + "/" + name + ".csv").all();
  }
}
