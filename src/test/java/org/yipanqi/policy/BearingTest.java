package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.kernel.Label;

/** When and where a document's targets bind: both sides of each day and each place. */
class BearingTest {

  @ParameterizedTest(name = "{0} from {1} to {2}: a period that ends on {3} is {4}")
  @CsvSource({
    "TRIAL,      2020-01-01,           , 2019-12-31, NOT_YET_IN_FORCE",
    "TRIAL,      2020-01-01,           , 2020-01-01, BINDS",
    "TRIAL,      2020-01-01,           , 2099-12-31, BINDS",
    "IN_FORCE,   2023-01-13,           , 2023-01-12, NOT_YET_IN_FORCE",
    "IN_FORCE,   2023-01-13,           , 2023-01-13, BINDS",
    "LAPSED,     2020-06-02, 2025-06-01, 2020-06-01, NOT_YET_IN_FORCE",
    "LAPSED,     2020-06-02, 2025-06-01, 2020-06-02, BINDS",
    "LAPSED,     2020-06-02, 2025-06-01, 2025-06-01, BINDS",
    "LAPSED,     2020-06-02, 2025-06-01, 2025-06-02, LAPSED",
    "IN_FORCE,   2020-06-02, 2025-06-01, 2025-06-02, LAPSED",
    "SUPERSEDED, 2020-06-02, 2022-12-31, 2022-12-31, BINDS",
    "SUPERSEDED, 2020-06-02, 2022-12-31, 2023-01-01, SUPERSEDED",
    "DRAFT,      2022-03-01,           , 2022-02-28, NOT_YET_IN_FORCE",
    "DRAFT,      2022-03-01,           , 2022-03-31, BINDS"
  })
  void a_period_is_judged_when_its_last_day_lies_within_the_validity(
      PolicyPack.Status status,
      LocalDate from,
      @Nullable LocalDate to,
      LocalDate end,
      Bearing bearing) {
    assertThat(Bearing.of(document(status, from, to), end)).isEqualTo(bearing);
  }

  @ParameterizedTest(name = "places {0}, county {1}: {2}")
  @CsvSource({
    "'', 440825, BINDS",
    "440881 440883 440823, 440823, BINDS",
    "440881 440883 440823, 440825, NOT_BOUND_HERE",
    "4408, 440825, BINDS",
    "4408, 445322, NOT_BOUND_HERE"
  })
  void a_target_binds_its_named_places_alone(String places, String county, Bearing bearing) {
    var document = document(PolicyPack.Status.DRAFT, LocalDate.of(2020, 1, 1), null);
    var named = places.isEmpty() ? List.<String>of() : List.of(places.split(" "));

    assertThat(Bearing.of(document, named, county, LocalDate.of(2020, 12, 31))).isEqualTo(bearing);
  }

  @Test
  void elsewhere_it_is_not_bound_whatever_the_day() {
    var document =
        document(PolicyPack.Status.LAPSED, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));

    assertThat(Bearing.of(document, List.of("440823"), "440825", LocalDate.of(2022, 1, 1)))
        .isEqualTo(Bearing.NOT_BOUND_HERE);
    assertThat(Bearing.of(document, List.of("440823"), "440823", LocalDate.of(2022, 1, 1)))
        .isEqualTo(Bearing.LAPSED);
  }

  @Test
  void each_reason_names_its_day_or_its_places() {
    var from = LocalDate.of(2020, 6, 2);
    var document = document(PolicyPack.Status.LAPSED, from, LocalDate.of(2025, 6, 1));

    assertThat(Bearing.BINDS.because(document, List.of())).isNull();
    assertThat(Bearing.NOT_YET_IN_FORCE.because(document, List.of()))
        .extracting(Label::zh)
        .asString()
        .contains("2020-06-02");
    assertThat(Bearing.LAPSED.because(document, List.of()))
        .extracting(Label::zh)
        .asString()
        .contains("2025-06-01");
    assertThat(Bearing.NOT_BOUND_HERE.because(document, List.of("440823", "440899")))
        .extracting(Label::zh)
        .asString()
        .contains("遂溪县、440899");
  }

  private static PolicyDocument document(
      PolicyPack.Status status, LocalDate from, @Nullable LocalDate to) {
    return new PolicyDocument(
        "试1号",
        "city_plan",
        status,
        null,
        from,
        to,
        List.of("4408"),
        List.of(),
        List.of(new PolicyDocument.NamedPlace("440823", new Label("遂溪县", "Suixi"))),
        null,
        null);
  }
}
