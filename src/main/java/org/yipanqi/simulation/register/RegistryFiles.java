package org.yipanqi.simulation.register;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yipanqi.simulation.files.CsvFile;
import org.yipanqi.simulation.files.ResourceTable;
import org.yipanqi.simulation.run.World;

/** Places, institutions, communities and code tables: what is there before anybody is. */
public final class RegistryFiles {

  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "his", List.of("县级医院信息系统", "County hospital information system"),
          "phis", List.of("基层医疗卫生信息系统", "Grassroots health information system"),
          "phis-old", List.of("基层医疗卫生信息系统（旧）", "Former grassroots system"),
          "yibao", List.of("医保结算系统", "Insurance settlement system"),
          "hr", List.of("人事系统", "Staff system"),
          "finance", List.of("财务系统", "Finance system"),
          "gongwei", List.of("基本公共卫生系统", "Public health system"),
          "residents", List.of("居民健康档案", "Resident health files"),
          "quality", List.of("医共体质控台账", "Community quality register"));

  private final World world;

  public RegistryFiles(World world) {
    this.world = world;
  }

  public void write() {
    divisions();
    organisations();
    institutions();
    communities();
    sources();
    operationLevels();
  }

  private void divisions() {
    var file = world.folder().register("divisions", "code,name,name_en,kind");
    for (var row : world.county().divisions()) {
      file.whole(row.code()).text(row.name()).text(row.nameEn()).text(row.kind()).end();
    }
  }

  private void organisations() {
    var file = world.folder().register("organisations", "code,name,sample");
    for (var row : world.county().organisations()) {
      file.text(row.code()).text(row.name()).flag(false).end();
    }
  }

  private void institutions() {
    var file =
        world
            .folder()
            .register(
                "institutions",
                "code,name,name_en,short_name,organisation,kind,level,ownership,division,"
                    + "managed_by,opened_on,closed_on,sample");
    for (var one : world.county().institutions()) {
      var manager = one.managedBy();
      file.text(one.code()).text(one.name()).text(one.nameEn()).text(one.shortName());
      file.text(one.organisation()).text(one.kind().name().toLowerCase(Locale.ROOT));
      file.text(one.level()).text(one.clinic() ? "collective" : "public");
      file.whole(one.division()).text(manager == null ? null : manager.code());
      file.blank().blank().flag(one.sample()).end();
    }
  }

  private void communities() {
    var file = world.folder().register("communities", "code,name,name_en,short_name,division");
    for (var row : world.county().communities()) {
      file.text(row.code()).text(row.name()).text(row.nameEn());
      file.text(row.shortName()).text(world.county().code()).end();
    }
    var members =
        world
            .folder()
            .register("community_members", "community,institution,role,valid_from,valid_to");
    for (var one : world.county().hospitals()) {
      members.text(one.community()).text(one.code()).text(one.lead() ? "lead" : "member");
      members.day(world.span().firstDay()).blank().end();
    }
    // no hospital of the simulated county is taken over or split: heads and no rows
    world.folder().register("successions", "predecessor,successor,on,kind,note");
  }

  private void sources() {
    var file = world.folder().register("source_systems", "code,name,name_en");
    SOURCES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(s -> source(file, s.getKey(), s.getValue()));
  }

  private void source(CsvFile file, String system, List<String> names) {
    var code = world.county().source(system);
    var own = code.equals(system) ? "" : " " + world.county().code();
    file.text(code).text(names.get(0) + own).text(names.get(1) + own).end();
  }

  private void operationLevels() {
    var file = world.folder().register("operation_levels", "code,name,level,valid_from,valid_to");
    for (var row : ResourceTable.read("operations.csv").all()) {
      file.text(row.text("code")).text(row.text("name")).text(row.text("level"));
      file.text(row.text("valid_from")).text(row.text("valid_to")).end();
    }
  }
}
