package org.yipanqi.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a county: divisions, institutions, communities. No invented person. */
final class County {

  private static final List<String> KNOWN = List.of("445322");

  private final String code;
  private final List<ResourceTable.Row> divisions;
  private final List<ResourceTable.Row> organisations;
  private final List<ResourceTable.Row> communities;
  private final List<Institution> institutions = new ArrayList<>();
  private final List<Village> villages = new ArrayList<>();
  private final Map<String, Institution> leads = new HashMap<>();

  private County(String code) {
    this.code = code;
    divisions = table("divisions").all();
    organisations = table("organisations").all();
    communities = table("communities").all();
    readHospitals();
    readVillages();
  }

  static List<String> known() {
    return KNOWN;
  }

  static County of(String code) {
    return new County(code);
  }

  String code() {
    return code;
  }

  List<ResourceTable.Row> divisions() {
    return divisions;
  }

  List<ResourceTable.Row> organisations() {
    return organisations;
  }

  List<ResourceTable.Row> communities() {
    return communities;
  }

  /** Hospitals first, then clinics in the order of their villages. */
  List<Institution> institutions() {
    return institutions;
  }

  List<Institution> hospitals() {
    return institutions.stream().filter(i -> !i.clinic()).toList();
  }

  List<Village> villages() {
    return villages;
  }

  Institution institution(String institution) {
    return institutions.stream()
        .filter(i -> i.code().equals(institution))
        .findFirst()
        .orElseThrow();
  }

  Institution lead(String community) {
    var lead = leads.get(community);
    if (lead == null) {
      throw new IllegalStateException("no lead hospital in " + community);
    }
    return lead;
  }

  List<Institution> leads() {
    return institutions.stream().filter(Institution::lead).toList();
  }

  Institution motherAndChild() {
    return institutions.stream()
        .filter(i -> i.kind() == Institution.Kind.MCH_HOSPITAL)
        .findFirst()
        .orElseThrow();
  }

  ResourceTable table(String name) {
    return ResourceTable.read(code + "/" + name + ".csv");
  }

  private void readHospitals() {
    for (var row : table("hospitals").all()) {
      var character =
          new Institution.Character(
              row.whole("staff"),
              row.number("pull"),
              row.number("reform"),
              row.number("signed"),
              row.number("control"),
              row.number("occupancy"));
      var hospital =
          new Institution(
              institutions.size(),
              row.text("code"),
              row.text("name"),
              row.text("name_en"),
              row.text("short_name"),
              row.text("organisation").isEmpty() ? null : row.text("organisation"),
              Institution.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
              row.text("level"),
              row.code("division"),
              null,
              row.text("community"),
              character);
      institutions.add(hospital);
      if (hospital.lead()) {
        leads.put(hospital.community(), hospital);
      }
    }
  }

  private void readVillages() {
    var townHospitals = new HashMap<Long, Institution>();
    institutions.stream()
        .filter(Institution::town)
        .forEach(i -> townHospitals.put(i.division(), i));
    var servedBy = new HashMap<Long, Long>();
    table("served_by").all().forEach(row -> servedBy.put(row.code("farm"), row.code("town")));
    for (var row : divisions) {
      if (row.text("kind").equals("village")) {
        var village = row.code("code");
        var town = village / 1000;
        var hospital = townHospitals.get(servedBy.getOrDefault(town, town));
        if (hospital == null) {
          throw new IllegalStateException("no town hospital for village " + village);
        }
        var clinic = servedBy.containsKey(town) ? null : clinic(row, hospital);
        villages.add(village(row, hospital, clinic));
      }
    }
  }

  private Village village(
      ResourceTable.Row row, Institution hospital, @Nullable Institution clinic) {
    var name = row.text("name");
    var inTown = name.contains("社区") ? Knobs.NEIGHBOURHOOD_WEIGHT : 1.0;
    var weight = clinic == null ? Knobs.FARM_WEIGHT : inTown;
    return new Village(
        row.code("code"), name, weight, hospital, lead(hospital.community()), clinic);
  }

  /** Every village of a town has one clinic with a name of ours. */
  private Institution clinic(ResourceTable.Row row, Institution hospital) {
    var place = row.text("name").replace("居民委员会", "").replace("村民委员会", "村");
    var clinic =
        new Institution(
            institutions.size(),
            code + "-V" + row.text("code").substring(6),
            place + "卫生站（样例）",
            "Clinic " + row.text("code").substring(6) + " (sample)",
            place + "卫生站",
            null,
            Institution.Kind.VILLAGE_CLINIC,
            "none",
            row.code("code"),
            hospital,
            hospital.community(),
            hospital.character());
    institutions.add(clinic);
    return clinic;
  }
}
