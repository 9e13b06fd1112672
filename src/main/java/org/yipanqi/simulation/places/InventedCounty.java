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

/**
 * A county without a plan of its own: hospitals made up from its divisions, one community, one
 * lead. The same county is always made up alike, whatever the seed of the people. Hospitals that
 * Zhanjiang's plan names keep their names.
 */
final class InventedCounty {

  private static final double COUNTY_HOSPITAL_STAFF = 1.13;
  private static final double TCM_STAFF = 0.78;
  private static final double MCH_STAFF = 0.35;
  private static final double SECOND_STAFF = 0.30;
  private static final int CENTRE_EVERY = 4;
  private static final int TOWNS_FOR_A_SECOND_HOSPITAL = 6;

  private final String code;
  private final ResourceTable.Row about;
  private final List<Division> divisions;
  private final double census;
  private final String name;
  private final List<Institution> hospitals = new ArrayList<>();
  private final List<Organisation> organisations = new ArrayList<>();

  InventedCounty(String code) {
    this.code = code;
    about = row("counties.csv", "code", code);
    var all = Atlas.divisions(code);
    name = all.stream().filter(d -> d.in(code) && d.digits() == 6).findFirst().orElseThrow().name();
    divisions = around(all);
    census = new Census(code).people();
  }

  Outline outline() {
    hospital("H1", Institution.Kind.COUNTY_HOSPITAL, "人民医院", "People's Hospital");
    hospital("H2", Institution.Kind.TCM_HOSPITAL, "中医院", "Hospital of Chinese Medicine");
    hospital("H3", Institution.Kind.MCH_HOSPITAL, "妇幼保健院", "Maternal and Child Hospital");
    var towns = divisions.stream().filter(d -> d.town() && d.in(code)).toList();
    var seconds = seconds(towns);
    for (var nth = 0; nth < towns.size(); nth++) {
      town(towns.get(nth), nth, seconds.get(towns.get(nth).code()));
    }
    var community =
        new Community(code + "-C1", name + "县域医共体", english() + " Medical Community", name + "医共体");
    var reform = reform();
    var tables = new InventedTables(code, hospitals, reform.from());
    return new Outline(
        divisions,
        organisations,
        List.of(community),
        hospitals,
        servedBy(towns),
        tables.standards(),
        tables.techniques(),
        List.of(about.text("outside").split(" ", -1)),
        List.of(0.38, 0.37, 0.25),
        about.text("strangers"),
        about.whole("id_offset"),
        reform);
  }

  private Reform reform() {
    var from = YearMonth.parse(about.text("reform_from"));
    var shared = about.whole("clinics_shared") == 1;
    return new Reform(from, about.number("gps"), Knobs.DOCTORS_IN_CLINICS, shared);
  }

  /**
   * The county whole; of elsewhere the provinces, cities and counties, and four towns to move to.
   */
  private List<Division> around(List<Division> all) {
    var strangers = about.text("strangers");
    var here = new ArrayList<Division>();
    all.stream().filter(d -> d.digits() <= 6 || d.in(code)).forEach(here::add);
    all.stream()
        .filter(d -> d.digits() == 9 && !d.in(code))
        .filter(d -> d.in(strangers) || d.in(code.substring(0, 4)))
        .limit(4)
        .forEach(here::add);
    if (here.stream().noneMatch(d -> d.digits() == 9 && !d.in(code))) {
      all.stream().filter(d -> d.digits() == 9 && !d.in(code)).limit(4).forEach(here::add);
    }
    return here;
  }

  private void hospital(String short3, Institution.Kind kind, String ending, String endingEn) {
    var named = named(kind.name().toLowerCase(java.util.Locale.ROOT), null);
    var own = named == null ? name + ending : named.text("name");
    var ownEn = named == null ? english() + " " + endingEn : named.text("name_en");
    var staff =
        switch (kind) {
          case COUNTY_HOSPITAL -> COUNTY_HOSPITAL_STAFF;
          case TCM_HOSPITAL -> TCM_STAFF;
          default -> MCH_STAFF;
        };
    var lead = kind == Institution.Kind.COUNTY_HOSPITAL;
    var level = kind == Institution.Kind.TCM_HOSPITAL ? grade() : "2";
    add(short3, own, ownEn, null, kind, level, Long.parseLong(code), lead, named == null, staff);
  }

  /** Written as on the certificate: policies ask hospitals of Chinese medicine for theirs. */
  private String grade() {
    return Dice.of(Long.parseLong(code), Dice.Stream.PLACES, -2).chance(0.6) ? "二级甲等" : "二级乙等";
  }

  /**
   * The second hospitals, each a sign of a town hospital: the plan's, or one at the largest town.
   */
  private Map<Long, ResourceTable.Row> seconds(List<Division> towns) {
    var seconds = new HashMap<Long, ResourceTable.Row>();
    for (var town : towns) {
      var named = named("second", town);
      if (named != null) {
        seconds.put(town.code(), named);
      }
    }
    if (seconds.isEmpty() && towns.size() >= TOWNS_FOR_A_SECOND_HOSPITAL) {
      var columns = List.of("name", "name_en", "sample");
      var fields = List.of(name + "第二人民医院", english() + " Second People's Hospital", "true");
      seconds.put(towns.get(towns.size() / 2).code(), new ResourceTable.Row(columns, fields));
    }
    return seconds;
  }

  private void town(Division town, int nth, ResourceTable.@Nullable Row second) {
    var suffix = Long.toString(town.code()).substring(6);
    var kind =
        town.kind().equals("subdistrict")
            ? Institution.Kind.COMMUNITY_HEALTH_CENTRE
            : nth % CENTRE_EVERY == CENTRE_EVERY - 1
                ? Institution.Kind.CENTRE_TOWN_HOSPITAL
                : Institution.Kind.TOWN_HOSPITAL;
    var ending =
        switch (kind) {
          case COMMUNITY_HEALTH_CENTRE -> "社区卫生服务中心";
          case CENTRE_TOWN_HOSPITAL -> "中心卫生院";
          default -> "卫生院";
        };
    var own = town.name() + ending;
    var ownEn =
        (english() + " " + kind.name().replace('_', ' ')).toLowerCase(java.util.Locale.ROOT);
    var organisation = (String) null;
    if (second != null) {
      organisation = code + "-O" + (organisations.size() + 1);
      organisations.add(new Organisation(organisation, second.text("name") + "·" + own));
      add(
          "H" + (3 + organisations.size()),
          second.text("name"),
          second.text("name_en"),
          organisation,
          Institution.Kind.COUNTY_HOSPITAL,
          "2",
          Long.parseLong(code),
          false,
          second.columns().contains("sample"),
          SECOND_STAFF);
    }
    var english = english() + ownEn.substring(english().length()) + " " + suffix;
    add("T" + suffix, own, english, organisation, kind, "1", town.code(), false, true, 0);
  }

  private void add(
      String suffix,
      String own,
      String ownEn,
      @Nullable String organisation,
      Institution.Kind kind,
      String level,
      long division,
      boolean lead,
      boolean sample,
      double staff) {
    var marked = sample ? own + "（样例）" : own;
    hospitals.add(
        new Institution(
            hospitals.size(),
            code + "-" + suffix,
            marked,
            sample ? ownEn + " (sample)" : ownEn,
            own,
            organisation,
            kind,
            level,
            division,
            null,
            code + "-C1",
            lead,
            sample,
            character(suffix, (int) Math.round(staff * census / 1000))));
  }

  private Institution.Character character(String suffix, int staff) {
    var dice = Dice.of(Long.parseLong(code), Dice.Stream.PLACES, suffix.hashCode());
    var reform = about.number("reform") * Math.clamp(dice.around(0.6, 0.55), -0.8, 1.3);
    var signed = Math.clamp(dice.around(-0.01, 0.05), -0.10, 0.07);
    var control = Math.clamp(dice.around(0.615, 0.04), 0.54, 0.69);
    var occupancy = staff > 0 ? dice.around(0.78, 0.08) : dice.around(0.57, 0.09);
    var usual = suffix.equals("H2") ? 0.7 : suffix.startsWith("H") && !lead(suffix) ? 0.4 : 1.0;
    var pull = usual * Math.clamp(dice.around(1.0, 0.12), 0.75, 1.3);
    return new Institution.Character(
        staff, pull, reform, signed, control, Math.clamp(occupancy, 0.38, 1.03));
  }

  private static boolean lead(String suffix) {
    return suffix.equals("H1");
  }

  /** A farm or an industrial park is looked after by the town before it. */
  private Map<Long, Long> servedBy(List<Division> towns) {
    var servedBy = new HashMap<Long, Long>();
    var nth = 0;
    for (var division : divisions) {
      if (division.kind().equals("farm") && division.in(code)) {
        servedBy.put(division.code(), towns.get(nth++ % towns.size()).code());
      }
    }
    return servedBy;
  }

  private String english() {
    return about.text("name_en");
  }

  private ResourceTable.@Nullable Row named(String kind, @Nullable Division town) {
    var of = town == null ? "" : Long.toString(town.code());
    return ResourceTable.read("named_hospitals.csv").all().stream()
        .filter(r -> r.text("county").equals(code) && r.text("kind").equals(kind))
        .filter(r -> r.text("town").equals(of))
        .findFirst()
        .orElse(null);
  }

  private static ResourceTable.Row row(String table, String column, String value) {
    return ResourceTable.read(table).all().stream()
        .filter(r -> r.text(column).equals(value))
        .findFirst()
        .orElseThrow();
  }
}
