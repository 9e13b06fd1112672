package org.yipanqi.policy.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.Parameter;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.path.CarePath.Insurance;
import org.yipanqi.policy.path.CarePath.Patient;
import org.yipanqi.policy.path.CarePath.Stop;
import org.yipanqi.policy.path.PathAnswer.Outcome;
import org.yipanqi.policy.path.PathAnswer.Said;
import org.yipanqi.policy.rules.OnPath;
import org.yipanqi.policy.rules.PathFact;

/** What was worked out by hand of ways through institutions is what the packs say of them. */
class GoldenPathsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/paths");
  private static final LocalDate DAY = LocalDate.parse("2023-06-01");
  private static final Set<String> OF_A_STOP =
      Set.of(
          "level",
          "care",
          "on",
          "left",
          "referred",
          "referred_on",
          "same_community",
          "designated",
          "paid");

  private record Golden(PolicyPack pack, Map<String, Object> text) {

    String name() {
      var words = map(text.get("case"));
      return pack.id() + " · " + words.get("zh") + " / " + words.get("en");
    }
  }

  private static Stream<Golden> all() {
    try (var files = Files.list(GOLDEN)) {
      return files.sorted().toList().stream().flatMap(GoldenPathsTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Golden> read(Path file) {
    var pack = pack(file.getFileName().toString().replace(".yaml", ""));
    var settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    try {
      var root = map(new Load(settings).loadFromString(Files.readString(file)));
      return list(root.get("paths")).stream().map(one -> new Golden(pack, map(one)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PolicyPack pack(String id) {
    try {
      var reading = PackReader.read(Path.of("policies", id), FactCatalogue.load());
      assertThat(reading.mistakes()).isEmpty();
      return reading.pack().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> each_way_is_answered_as_by_hand() {
    return all()
        .map(golden ->
            dynamicTest(
                golden.name(),
                () -> {
                  var answer = PathRules.answer(golden.pack(), path(golden), DAY, assumed(golden));
                  assertThat(said(answer)).isEqualTo(new TreeMap<>(map(golden.text().get("says"))));
                  assertThat(total(answer)).isEqualTo(golden.text().get("total"));
                  assertThat(answer.rules())
                      .isNotEqualTo("none".equals(golden.text().get("rules")));
                }));
  }

  /** Every rule that speaks on a way does so somewhere, and is silent or not met elsewhere. */
  @Test
  void each_rule_of_a_way_has_its_cases() {
    var spoken = new TreeMap<String, Set<Boolean>>();
    all()
        .forEach(golden -> {
          var answer = PathRules.answer(golden.pack(), path(golden), DAY, assumed(golden));
          for (var step : answer.steps()) {
            step.says()
                .forEach(s ->
                    spoken
                        .computeIfAbsent(s.rule().id(), _ -> new java.util.HashSet<>())
                        .add(s.outcome() == Outcome.APPLIES && s.start() != OnPath.Start.IN_FULL));
          }
        });

    for (var id : List.of("zhanjiang-2020", "xinchang-2022")) {
      for (var rule : PathRules.rules(pack(id), DAY)) {
        assertThat(spoken.get(rule.id())).as(rule.id()).containsExactlyInAnyOrder(true, false);
      }
    }
  }

  @Test
  void an_answer_says_in_words_what_is_missing_and_what_the_county_has_to_fix() {
    var town =
        new Stop(
            null,
            StopLevel.TOWN,
            StopCare.ORDINARY_OUTPATIENT,
            DAY,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of());
    var nobody =
        PathRules.answer(
            pack("xinchang-2022"), new CarePath(Patient.UNKNOWN, List.of(town)), DAY, Map.of());
    var employee =
        PathRules.answer(
            pack("xinchang-2022"),
            new CarePath(new Patient(Insurance.EMPLOYEE, null, Map.of()), List.of(town)),
            DAY,
            Map.of());

    assertThat(nobody.steps().getFirst().says().getFirst().words().zh())
        .isEqualTo("报销比例可比其他定点医疗机构高，高多少还不能说；险种未记录");
    assertThat(employee.steps().getFirst().says().getFirst().words().zh())
        .isEqualTo("报销比例可比其他定点医疗机构高，高多少还不能说；须由县先定：职工医保：基层高出的百分点（5–10）");
    assertThat(employee.steps().getFirst().says().getLast().because()).isNotEmpty();
  }

  private static Map<String, Object> said(PathAnswer answer) {
    var said = new TreeMap<String, Object>();
    for (var step : answer.steps()) {
      step.says().forEach(s -> said.put((step.at() + 1) + " " + s.rule().id(), words(s)));
    }
    return said;
  }

  private static String words(Said said) {
    var words = new ArrayList<String>();
    if (said.start() != null) {
      words.add(said.start().name().toLowerCase(Locale.ROOT));
    }
    if (said.amount() != null && said.outcome() == Outcome.APPLIES) {
      words.add(
          said.start() == null
              ? said.amount().stripTrailingZeros().toPlainString() + " points"
              : said.amount().setScale(2).toPlainString());
    }
    if (said.outcome() != Outcome.APPLIES || words.isEmpty()) {
      words.add(said.outcome().name().toLowerCase(Locale.ROOT));
    }
    if (said.outcome() != Outcome.NOT_MET) {
      said.missing().stream().map(m -> m.ask().id()).sorted().forEach(words::add);
      if (!said.missing().isEmpty() && !said.notFixed().isEmpty()) {
        words.add("not_fixed");
      }
      said.notFixed().stream().map(Parameter::id).sorted().forEach(words::add);
    }
    return String.join(" ", words);
  }

  private static String total(PathAnswer answer) {
    var total = answer.total();
    return total.yuan().toPlainString()
        + (total.unknown().isEmpty()
            ? ""
            : ", not of "
                + String.join(
                    " ", total.unknown().stream().map(at -> String.valueOf(at + 1)).toList()));
  }

  private static CarePath path(Golden golden) {
    var patient = map(golden.text().get("patient"));
    var answers = new HashMap<String, Object>();
    patient.forEach((id, value) -> {
      if (!Set.of("insurance", "contracted").contains(id)) {
        answers.put(id, answer(golden.pack(), id, (String) value));
      }
    });
    var insurance = (String) patient.get("insurance");
    var contracted = (String) patient.get("contracted");
    return new CarePath(
        new Patient(
            insurance == null ? null : Insurance.valueOf(insurance.toUpperCase(Locale.ROOT)),
            contracted == null ? null : Boolean.valueOf(contracted),
            answers),
        list(golden.text().get("stops")).stream().map(s -> stop(golden.pack(), map(s))).toList());
  }

  private static Stop stop(PolicyPack pack, Map<String, Object> text) {
    var answers = new HashMap<String, Object>();
    text.forEach((id, value) -> {
      if (!OF_A_STOP.contains(id)) {
        answers.put(id, answer(pack, id, (String) value));
      }
    });
    var level = (String) text.get("level");
    var care = (String) text.get("care");
    var paid = (String) text.get("paid");
    return new Stop(
        null,
        level == null ? null : StopLevel.valueOf(level.toUpperCase(Locale.ROOT)),
        care == null ? null : StopCare.valueOf(care.toUpperCase(Locale.ROOT)),
        day(text.get("on")),
        day(text.get("left")),
        yesNo(text.get("referred")),
        day(text.get("referred_on")),
        yesNo(text.get("same_community")),
        yesNo(text.get("designated")),
        null,
        paid == null ? null : new BigDecimal(paid),
        answers);
  }

  /** As the ask has it; a fact that the way itself knows can't be answered. */
  private static Object answer(PolicyPack pack, String id, String text) {
    var ask =
        PathRules.rules(pack, DAY).stream()
            .flatMap(r -> r.ask(id).stream())
            .filter(a -> a.from() == null || a.from() == PathFact.PERSON)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing asks " + id));
    return switch (ask.type()) {
      case BOOL -> Boolean.valueOf(text);
      case INT, DECIMAL -> new BigDecimal(text);
      case DATE -> LocalDate.parse(text);
      case CHOICE -> text;
    };
  }

  private static Map<String, Object> assumed(Golden golden) {
    var values = new LinkedHashMap<String, Object>();
    map(golden.text().get("set"))
        .forEach((id, value) -> {
          var parameter = golden.pack().parameter(id, DAY).orElseThrow();
          assertThat(parameter.value()).as("%s is fixed", id).isNull();
          values.put(
              id,
              parameter.type() == PolicyPack.ParameterType.CHOICE
                  ? value
                  : new BigDecimal((String) value));
        });
    return values;
  }

  private static @Nullable LocalDate day(@Nullable Object text) {
    return text == null ? null : LocalDate.parse((String) text);
  }

  private static @Nullable Boolean yesNo(@Nullable Object text) {
    return text == null ? null : Boolean.valueOf((String) text);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  private static List<?> list(@Nullable Object node) {
    return node == null ? List.of() : (List<?>) node;
  }
}
