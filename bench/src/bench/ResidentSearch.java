package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.yipanqi.Yipanqi;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Acting;
import org.yipanqi.database.Database;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;
import org.yipanqi.residents.IdentityCard;
import org.yipanqi.residents.PersonalData.Number;
import org.yipanqi.residents.Residents;
import org.yipanqi.residents.Residents.Sought;
import org.yipanqi.residents.names.NameSpelling;
import org.yipanqi.residents.names.Pinyin;

/**
 * How fast one of a million residents is found by card, phone, name, pinyin, initials and sound: the
 * first page of twenty, by somebody of the county and by somebody of one town, trace included.
 */
final class ResidentSearch {

  private static final int PEOPLE = 1_000_000;
  private static final int TOWNS = 15;
  private static final int WARM_UP = 40;
  private static final int SEARCHES = 300;
  private static final int PAGE = 21;
  private static final long SEED = 11;
  private static final long FIRST_TOWN = 990101101;
  private static final double GOAL = 50;
  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶";
  private static final String GIVEN = "伟维华花英军君丽莉芳方明铭红宏平萍建健志智文雯晓小玉静强磊娟勇艳杰涛超秀霞桂兰春梅国德永家海福金少世荣贵新庆";

  /** Somebody who may be sought. */
  private record Someone(String name, String number, String phone) {}

  private final Place place;
  private final Report report;
  private final List<Someone> known = new ArrayList<>();

  ResidentSearch(Place place, Report report) {
    this.place = place;
    this.report = report;
  }

  void run() throws Exception {
    var folder = place.work().resolve("residents");
    delete(folder);
    Files.createDirectories(folder);
    write(folder);
    var database = Database.open(new DatabaseSettings(null, "yipanqi", "", "", folder, true));
    try (var context = product(database, folder)) {
      bring(context, folder);
      var residents = context.getBean(Residents.class);
      measure(residents, "county", Scope.everything("bench"));
      var town = Reach.of(List.of(FIRST_TOWN));
      measure(residents, "one town", new Scope("bench", Reach.NONE, town, Reach.NONE, Reach.NONE));
    } finally {
      database.close();
      delete(folder);
    }
  }

  private void measure(Residents residents, String who, Scope scope) {
    var caller = new Caller("bench", "bench", Duty.FAMILY_DOCTOR, "bench", scope, Reach.NONE);
    var kinds = List.of("card", "phone", "name", "beginning", "pinyin", "initials", "sound");
    for (var kind : kinds) {
      var took = new ArrayList<Double>();
      var found = 0L;
      for (var i = 0; i < WARM_UP + SEARCHES; i++) {
        var sought = sought(kind, known.get(i % known.size()));
        var began = System.nanoTime();
        var rows = Acting.within(scope, () -> residents.find(caller, sought, 0, PAGE));
        if (i >= WARM_UP) {
          took.add((System.nanoTime() - began) / 1e6);
          found += rows.size();
        }
      }
      var p95 = Report.quantile(took, 0.95);
      report.say(
          "%-9s by %-10s p50 %7s ms, p95 %7s ms, max %7s ms, %5.1f rows a page%s",
          who,
          kind,
          Report.shown(Report.median(took)),
          Report.shown(p95),
          Report.shown(Report.quantile(took, 1)),
          (double) found / SEARCHES,
          p95 > GOAL ? "  ABOVE 50 ms" : "");
    }
  }

  private static Sought sought(String kind, Someone one) {
    var spelled = Pinyin.of(one.name());
    return switch (kind) {
      case "card" -> new Sought.Numbered(new Number.Identity(one.number()));
      case "phone" -> new Sought.Numbered(new Number.Phone(one.phone()));
      case "name" -> new Sought.Named(one.name(), false);
      case "beginning" -> new Sought.Named(one.name().substring(0, 2), false);
      case "pinyin" -> new Sought.Named(spelled.pinyin(), false);
      case "initials" -> new Sought.Named(spelled.initials(), false);
      default -> new Sought.Named(one.name(), true);
    };
  }

  private void bring(ConfigurableApplicationContext context, Path folder) throws Exception {
    var imports = context.getBean(Imports.class);
    for (var format : List.of("divisions", "persons", "residences")) {
      var file = folder.resolve(format + ".csv");
      var seconds =
          Sql.seconds(() -> {
            var result = imports.run(Caller.operator(), format, file, Imports.Options.none());
            if (result.state() != ImportState.DONE) {
              throw new IllegalStateException(result.toString());
            }
          });
      report.say("%s imported in %.1f s", format, seconds);
    }
    var spelling = context.getBean(NameSpelling.class);
    report.say("names spelled in %.1f s", Sql.seconds(spelling::spellAll));
  }

  private void write(Path folder) throws IOException {
    var chance = new Random(SEED);
    try (var divisions = Files.newBufferedWriter(folder.resolve("divisions.csv"));
        var persons =
            Files.newBufferedWriter(folder.resolve("persons.csv"), StandardCharsets.UTF_8);
        var residences = Files.newBufferedWriter(folder.resolve("residences.csv"))) {
      divisions.write("code,name,kind\n99,试省,province\n9901,试市,city\n990101,试县,county\n");
      for (var town = 0; town < TOWNS; town++) {
        divisions.write("%d,试%d镇,town\n".formatted(FIRST_TOWN + town, town));
      }
      persons.write("person_no,name,sex,birth_date,id_no,phone\n");
      residences.write("source,source_no,person,division,residency,valid_from\n");
      for (var i = 0; i < PEOPLE; i++) {
        var born = LocalDate.of(1930, 1, 1).plusDays(chance.nextInt(33_000));
        var male = chance.nextBoolean();
        var order = 2 * (i % 499) + (male ? 1 : 0);
        var digits =
            "990101" + born.toString().replace("-", "") + "%03d".formatted(order);
        var number = digits + IdentityCard.check(digits);
        var name = name(chance);
        var phone = "139%08d".formatted(i / 3);
        persons.write(
            "P%d,%s,%s,%s,%s,%s\n".formatted(i, name, male ? "male" : "female", born, number, phone));
        residences.write(
            "bench,R%d,P%d,%d,permanent,2000-01-01\n"
                .formatted(i, i, FIRST_TOWN + i / 3 % TOWNS));
        if (i % (PEOPLE / 1_000) == 0) {
          known.add(new Someone(name, number, phone));
        }
      }
    }
  }

  private static String name(Random chance) {
    var first = SURNAMES.charAt((int) (SURNAMES.length() * Math.pow(chance.nextDouble(), 2)));
    var name = "" + first + GIVEN.charAt(chance.nextInt(GIVEN.length()));
    return chance.nextInt(5) == 0 ? name : name + GIVEN.charAt(chance.nextInt(GIVEN.length()));
  }

  private static ConfigurableApplicationContext product(Database database, Path folder) {
    var address = database.address();
    var properties =
        Map.<String, Object>of(
            "spring.datasource.url", address.url(),
            "spring.datasource.username", address.user(),
            "spring.datasource.password", address.password(),
            "yipanqi.requests.username", database.requests().user(),
            "yipanqi.requests.password", database.requests().password(),
            "yipanqi.keys", folder.resolve("keys").toString());
    return new SpringApplicationBuilder(Yipanqi.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .initializers(fresh ->
            fresh
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("database", properties)))
        .run();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
