package org.yipanqi.simulation.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yipanqi.simulation.files.ResourceTable;

/** Every place that can be asked for holds together. */
class CountyTest {

  /** All whose divisions are in one small table, and one of each city of Hunan. */
  static Stream<String> counties() {
    var cities = new HashSet<String>();
    return Atlas.counties().stream()
        .filter(code -> !code.startsWith("43") || cities.add(code.substring(0, 4)));
  }

  @ParameterizedTest
  @MethodSource("counties")
  void every_village_has_a_town_hospital_and_every_community_a_lead(String code) {
    var county = County.of(code);
    var divisions = new HashSet<>(county.divisions().stream().map(Division::code).toList());
    var institutions = new HashSet<String>();

    for (var at : county.institutions()) {
      assertThat(institutions.add(at.code())).as(at.code()).isTrue();
      assertThat(divisions).as(at.code()).contains(at.division());
      assertThat(at.name().length()).as(at.name()).isLessThan(41);
    }
    for (var community : county.communities()) {
      assertThat(
              county.hospitals().stream()
                  .filter(h -> h.lead() && h.community().equals(community.code())))
          .hasSize(1);
    }
    assertThat(county.villages()).hasSizeGreaterThan(40);
    assertThat(county.outside()).allMatch(place -> divisions.contains(Long.valueOf(place)));
    assertThat(divisions).contains(Long.valueOf(county.strangers()));
    assertThat(county.divisions().stream().filter(d -> d.digits() == 9 && !d.in(code)))
        .isNotEmpty();
    assertThat(county.census().people()).isGreaterThan(200_000);
  }

  @Test
  void hunan_is_123_counties_with_their_census_and_no_development_zone() {
    var hunan = Atlas.counties().stream().filter(code -> code.startsWith("43")).toList();

    assertThat(hunan).hasSize(123).doesNotContain("430371");
    assertThat(hunan.stream().mapToDouble(code -> new Census(code).people()).sum())
        .isEqualTo(65_356_793);
  }

  @Test
  void each_county_of_hunan_has_strangers_numbers_of_its_own() {
    var rows = ResourceTable.read("counties.csv").all();
    var taken = new HashSet<String>();

    assertThat(rows)
        .allMatch(row -> taken.add(row.text("strangers") + " " + row.text("id_offset")));
  }

  @Test
  void zhanjiang_is_its_nine_counties_with_two_thousand_villages() {
    var counties = Atlas.countiesOf("4408").stream().map(County::of).toList();

    assertThat(counties).hasSize(9);
    assertThat(counties.stream().mapToInt(c -> c.villages().size()).sum()).isEqualTo(1_992);
    assertThat(counties.stream().mapToDouble(c -> c.census().people()).sum()).isEqualTo(6_981_236);
  }

  @Test
  void hospitals_that_the_plan_of_zhanjiang_names_keep_their_names_and_signs() {
    var leizhou = County.of("440882");

    assertThat(leizhou.institution("440882-H1").name()).isEqualTo("雷州市人民医院");
    assertThat(leizhou.organisations())
        .extracting(Organisation::name)
        .containsExactly("雷州市第四人民医院·乌石镇卫生院", "雷州市第二人民医院·附城镇卫生院");
  }

  @Test
  void one_village_has_its_clinic_its_town_hospital_and_its_lead() {
    var village = County.of("445322117214");

    assertThat(village.institutions())
        .extracting(Institution::code)
        .containsExactly("445322-H1", "445322-T117", "445322-V117214");
    assertThat(village.villages()).hasSize(1);
  }
}
