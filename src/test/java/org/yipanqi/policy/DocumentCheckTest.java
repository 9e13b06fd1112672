package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.facts.FactCatalogue;

/**
 * What a pack may say of its document, its places, its version, its id: each mistake by its line.
 */
class DocumentCheckTest {

  private static final String GOOD =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document:
        number: 试1号
        kind: city_plan
        status: draft
        issued: null
        effective_from: 2020-01-01
        effective_to: null
        binds: ["9901", "990201"]
        places:
          - {code: "990101", name: {zh: 甲县, en: County A}}
          - {code: "990102", name: {zh: 乙县, en: County B}}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      parameters:
        - {id: share, type: decimal, value: 40, range: {least: 40, most: 60}, unit: percent, label: {zh: 比例, en: Share}, note: {zh: 样例, en: Sample}, clause: c1, ours: true}
      phases:
        - {id: pilot, clause: c1, title: {zh: 试点, en: Pilot}, from: null, to: 2020-12-31, places: ["990101"]}
      goals:
        - id: G-1
          title: {zh: 目标, en: Goal}
          short: {zh: 目标, en: Goal}
          clause: c1
          places: ["990101", "990102"]
          kind: task
          due: null
          note: {zh: 看文件, en: See the document}
      """;

  private static final FactCatalogue FACTS = FactCatalogue.load();

  @TempDir Path folder;

  private PackReader.Reading check(String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FACTS);
  }

  @Test
  void places_and_status_are_read() throws IOException {
    var pack = check(GOOD).pack().orElseThrow();

    assertThat(pack.goals().getFirst().places()).containsExactly("990101", "990102");
    assertThat(pack.arrangements().phases().getFirst().places()).containsExactly("990101");
    assertThat(pack.document().placeName("990102").en()).isEqualTo("County B");
    assertThat(pack.document().status()).isEqualTo(PolicyPack.Status.DRAFT);
  }

  @ParameterizedTest(name = "{2} at line {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "places: [\"990101\"]|places: [\"990103\"]|unknown-place|19|94",
        "places: [\"990101\"]|places: [\"980101\"]|place-outside|19|94",
        "places: [\"990101\", \"990102\"]|places: [\"990101\", \"990201\"]|unknown-place|25|24",
        "places: [\"990101\", \"990102\"]|places: [\"990101\", \"990202\"]|place-outside|25|24",
        "places: [\"990101\", \"990102\"]|places: [\"99010\"]|schema-pattern|25|14",
        "code: \"990102\"|code: \"980102\"|place-outside|13|14",
        "status: draft|status: lapsed|no-last-day|6|11",
        "status: draft|status: superseded|no-last-day|6|11",
        "effective_to: null|effective_to: 2019-12-31|impossible-date|4|3",
        "issued: null|superseded_by: another|not-superseded|7|18",
        "value: 40,|value: 39.99,|wrong-value|17|39",
        "value: 40,|value: 60.01,|wrong-value|17|39",
        "least: 40|least: 70|wrong-range|17|50",
        "pack: small|schema: 0|schema-minimum|1|9",
        "pack: small|schema: new|schema-type|1|9"
      })
  void a_mistake_is_told_with_its_place(
      String right, String wrong, String code, int line, int column) throws IOException {
    assertThat(GOOD).contains(right);

    var reading = check(GOOD.replace(right, wrong));

    assertThat(reading.pack()).isEmpty();
    assertThat(reading.mistakes())
        .extracting(m -> m.code() + " " + m.line() + ":" + m.column())
        .contains(code + " " + line + ":" + column);
  }

  @ParameterizedTest(name = "{0} is within 40-60")
  @CsvSource({"40", "60", "59.99"})
  void a_parameter_may_be_either_end_of_its_range(String value) throws IOException {
    assertThat(check(GOOD.replace("value: 40,", "value: " + value + ",")).mistakes()).isEmpty();
  }

  @Test
  void a_pack_of_this_schema_is_read_and_of_a_newer_one_refused_with_the_version_alone()
      throws IOException {
    assertThat(check("schema: " + PackSchema.VERSION + "\n" + GOOD).mistakes()).isEmpty();

    var newer = PackSchema.VERSION + 1;
    var reading = check("schema: " + newer + "\nnovelties: [1]\n" + GOOD);

    assertThat(reading.pack()).isEmpty();
    assertThat(reading.mistakes()).hasSize(1);
    var told = reading.mistakes().getFirst();
    assertThat(told.in(Locale.ENGLISH))
        .startsWith("pack.yaml:1:9  newer-schema")
        .contains("schema " + newer, "up to " + PackSchema.VERSION);
  }

  @Test
  void a_version_may_be_said_once_only() throws IOException {
    Files.writeString(folder.resolve("more.yaml"), "schema: 1\n");

    assertThat(check("schema: 1\n" + GOOD).mistakes())
        .extracting(PackMistake::code)
        .containsExactly("duplicate");
  }

  @Test
  void two_packs_with_one_id_are_told_where_the_second_says_it() throws IOException {
    var ids = new PackIds();
    var first = Files.createDirectory(folder.resolve("one"));
    var second = Files.createDirectory(folder.resolve("two"));
    for (var each : List.of(first, second)) {
      Files.writeString(each.resolve("pack.yaml"), GOOD);
    }

    assertThat(PackReader.read(first, FACTS, ids).mistakes()).isEmpty();
    assertThat(PackReader.read(first, FACTS, ids).mistakes()).isEmpty();
    var told = PackReader.read(second, FACTS, ids).mistakes();

    assertThat(told).extracting(PackMistake::code).containsExactly("pack-twice");
    assertThat(told.getFirst().in(Locale.ENGLISH))
        .startsWith("pack.yaml:1:7")
        .contains("\"small\"", first.toString());
  }

  @Test
  void what_the_base_defines_is_not_defined_again_even_from_a_later_day() throws IOException {
    Files.copy(Path.of("policies/base.yaml"), folder.resolve("base.yaml"));
    var pack = Files.createDirectory(folder.resolve("pack"));
    Files.writeString(
        pack.resolve("pack.yaml"),
        "uses: base\n"
            + GOOD
            + """
            measures:
              - id: visits
                from: 2021-01-01
                label: {zh: 诊疗人次, en: Visits}
                fact: visit
                axis: performer
                aggregate: count
                unit: visits
                clause: c1
            """);

    var told = PackReader.read(pack, FACTS).mistakes();

    assertThat(told).extracting(PackMistake::code).containsExactly("in-base");
    assertThat(told.getFirst().in(Locale.ENGLISH)).startsWith("pack.yaml:31:5");
  }

  @Test
  void the_packs_of_the_house_name_the_places_of_their_goals() throws IOException {
    var bound = new ArrayList<String>();
    try (Stream<Path> folders = Files.list(Path.of("policies"))) {
      for (var each : folders.filter(Files::isDirectory).sorted().toList()) {
        var pack = PackReader.read(each, FACTS).pack().orElseThrow();
        pack.goals().stream()
            .filter(g -> !g.places().isEmpty())
            .forEach(g -> bound.add(g.id() + " " + String.join(" ", g.places())));
      }
    }

    assertThat(bound)
        .containsExactly(
            "Z-01 440881 440883 440823",
            "Z-02 440881 440883 440823",
            "Z-03 440881 440883 440823",
            "Z-34 440823");
  }
}
