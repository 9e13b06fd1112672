package org.yipanqi.simulation.places;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.simulation.chance.Dice;
import org.yipanqi.simulation.chance.Knobs;
import org.yipanqi.simulation.files.ResourceTable;

/** The places of a county: divisions, institutions, communities. No invented person. */
public final class County {

  private final String code;
  private final @Nullable Long onlyVillage;
  private final Outline outline;
  private final Census census;
  private final List<Institution> institutions = new ArrayList<>();
  private final List<Village> villages = new ArrayList<>();
  private final Map<String, Institution> leads = new HashMap<>();

  private County(String code, @Nullable Long onlyVillage) {
    this.code = code;
    this.onlyVillage = onlyVillage;
    var whole =
        code.equals(Atlas.YUNAN)
            ? new PlanTables(code).outline()
            : new InventedCounty(code).outline();
    outline = onlyVillage == null ? whole : whole.onlyFor(onlyVillage);
    census = new Census(code);
    for (var hospital : outline.hospitals()) {
      institutions.add(hospital.at(institutions.size()));
    }
    institutions.stream().filter(Institution::lead).forEach(i -> leads.put(i.community(), i));
    readVillages();
  }

  /** A county of six digits, or of twelve: the county with people in one village only. */
  public static County of(String place) {
    return place.length() == 12
        ? new County(place.substring(0, 6), Long.valueOf(place))
        : new County(place, null);
  }

  public String code() {
    return code;
  }

  /** Whether only one village is lived in. */
  public boolean oneVillage() {
    return onlyVillage != null;
  }

  public Census census() {
    return census;
  }

  public List<Division> divisions() {
    return outline.divisions();
  }

  /** Code and name of each organisation of two signs. */
  public List<Organisation> organisations() {
    return outline.organisations();
  }

  public List<Community> communities() {
    return outline.communities();
  }

  /** Hospitals first, then clinics in the order of their villages. */
  public List<Institution> institutions() {
    return institutions;
  }

  public List<Institution> hospitals() {
    return institutions.stream().filter(i -> !i.clinic()).toList();
  }

  public List<Institution> towns() {
    return institutions.stream().filter(Institution::town).toList();
  }

  public List<Village> villages() {
    return villages;
  }

  public Institution institution(String institution) {
    return institutions.stream()
        .filter(i -> i.code().equals(institution))
        .findFirst()
        .orElseThrow();
  }

  /** The general and Chinese-medicine hospitals, leads or not. */
  public List<Institution> countyLevel() {
    return institutions.stream().filter(Institution::countyLevel).toList();
  }

  /** The maternal and child hospital; with one village only, the lead. */
  public Institution motherAndChild() {
    return institutions.stream()
        .filter(i -> i.kind() == Institution.Kind.MCH_HOSPITAL)
        .findFirst()
        .orElseGet(() -> countyLevel().getFirst());
  }

  public List<ResourceTable.Row> standards() {
    return outline.standards();
  }

  public List<ResourceTable.Row> techniques() {
    return outline.techniques();
  }

  /** Six-digit codes of the places people leave the county for. */
  public List<String> outside() {
    return outline.outside();
  }

  public List<Double> outsideShares() {
    return outline.outsideShares();
  }

  /** Where strangers and temporary residents come from. */
  public String strangers() {
    return outline.strangers();
  }

  public int strangersIdOffset() {
    return outline.idOffset();
  }

  public Reform reform() {
    return outline.reform();
  }

  public YearMonth reformFrom() {
    return outline.reform().from();
  }

  /**
   * A source system of this county; only the first county's systems have no county in their code.
   */
  public String source(String system) {
    return code.equals(Atlas.YUNAN) ? system : system + "-" + code;
  }

  private void readVillages() {
    var townHospitals = new HashMap<Long, Institution>();
    institutions.stream()
        .filter(Institution::town)
        .forEach(i -> townHospitals.put(i.division(), i));
    for (var division : outline.divisions()) {
      if (division.village() && division.in(code)) {
        var town = division.code() / 1000;
        var farm = outline.servedBy().containsKey(town);
        var hospital = townHospitals.get(outline.servedBy().getOrDefault(town, town));
        if (hospital == null) {
          throw new IllegalStateException("no town hospital for village " + division.code());
        }
        villages.add(village(division, hospital, farm ? null : clinic(division, hospital)));
      }
    }
  }

  private Village village(Division at, Institution hospital, @Nullable Institution clinic) {
    var name = at.name();
    var neighbourhood = name.contains("社区") || name.contains("居委会");
    var inTown = neighbourhood ? Knobs.NEIGHBOURHOOD_WEIGHT : 1.0;
    var lead = leads.get(hospital.community());
    if (lead == null) {
      throw new IllegalStateException("no lead hospital in " + hospital.community());
    }
    return new Village(
        at.code(),
        name,
        neighbourhood,
        clinic == null ? Knobs.FARM_WEIGHT : inTown,
        outward(at.code() / 1000),
        hospital,
        lead,
        clinic);
  }

  /** How willingly a town's people leave the county, 1 on average: the same for every seed. */
  private static double outward(long town) {
    return Dice.of(town, Dice.Stream.PLACES, 7).around(1, Knobs.OUTWARD_SPREAD);
  }

  /** Every village of a town has one clinic with a name of ours. */
  private Institution clinic(Division at, Institution hospital) {
    var number = Long.toString(at.code()).substring(6);
    var place =
        at.name()
            .replace("居民委员会", "")
            .replace("村民委员会", "村")
            .replace("村委会", "村")
            .replace("社区居委会", "社区")
            .replace("居委会", "社区");
    var house = hospital.kind() == Institution.Kind.COMMUNITY_HEALTH_CENTRE ? "卫生服务站" : "卫生站";
    var clinic =
        new Institution(
            institutions.size(),
            code + "-V" + number,
            place + house + "（样例）",
            "Clinic " + number + " (sample)",
            place + house,
            null,
            Institution.Kind.VILLAGE_CLINIC,
            "none",
            at.code(),
            hospital,
            hospital.community(),
            false,
            true,
            hospital.character());
    institutions.add(clinic);
    return clinic;
  }
}
