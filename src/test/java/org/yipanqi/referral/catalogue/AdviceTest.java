package org.yipanqi.referral.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yipanqi.referral.catalogue.Advice.Fit.AGAINST;
import static org.yipanqi.referral.catalogue.Advice.Fit.OPEN;
import static org.yipanqi.referral.catalogue.CareLevel.COUNTY;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yipanqi.referral.Direction;

/** The shipped catalogue and its rule, on both sides of each line. */
class AdviceTest {

  private static final CatalogueFile SHIPPED = CatalogueFile.read(CatalogueShelf.shipped());

  @ParameterizedTest
  @CsvSource({
    // code, direction, where to, the line that speaks, along or against
    "I10.x00, UP, TOWNSHIP, hypertension, ALONG",
    "I10.x00, UP, COUNTY, hypertension, AGAINST",
    "I10.x00, OUT, BEYOND, hypertension, AGAINST",
    "I10.x00, DOWN, VILLAGE, hypertension-stable, ALONG",
    "I10.x00, DOWN, COUNTY, hypertension-stable, AGAINST",
    "J18.9, UP, TOWNSHIP, pneumonia, ALONG",
    "J18.9, UP, COUNTY, pneumonia, AGAINST",
    "J18.9, DOWN, VILLAGE, pneumonia-recovering, AGAINST",
    "I63.9, UP, COUNTY, stroke, ALONG",
    "I63.9, OUT, BEYOND, stroke, ALONG",
    "I63.9, UP, TOWNSHIP, stroke, AGAINST",
    "I63.9, LATERAL, TOWNSHIP, stroke, AGAINST",
    "I63.9, DOWN, TOWNSHIP, stroke-rehabilitation, ALONG",
    "I63.9, DOWN, VILLAGE, stroke-rehabilitation, AGAINST",
    "I69.3, UP, COUNTY, stroke-rehabilitation, AGAINST",
    "K35.8, UP, COUNTY, acute-abdomen, ALONG",
    "K35.8, OUT, BEYOND, acute-abdomen, AGAINST",
    "K35.8, DOWN, TOWNSHIP, acute-abdomen, AGAINST",
    "E11.9, UP, COUNTY, diabetes, AGAINST",
    "E11.1, UP, COUNTY, ketoacidosis, ALONG",
  })
  void a_line_speaks_for_levels_and_against_others(
      String icd10, Direction direction, CareLevel to, String line, Advice.Fit fit) {
    var advice = advice(icd10, direction, to);

    assertThat(advice.code()).isEqualTo("2026-11-26/" + line);
    assertThat(advice.fit()).isEqualTo(fit);
    assertThat(advice.needsReason()).isEqualTo(fit == AGAINST);
    assertThat(advice.words()).isNotNull();
  }

  @Test
  void where_no_line_names_the_disease_nothing_is_advised() {
    var advice = advice("Z99.9", Direction.UP, COUNTY);

    assertThat(advice).isEqualTo(new Advice(null, OPEN));
    assertThat(advice.needsReason()).isFalse();
    assertThat(advice.words()).isNull();
  }

  @Test
  void without_a_receiver_it_is_said_where_the_disease_belongs_and_no_reason_is_asked() {
    var advice = advice("I10", Direction.UP, null);

    assertThat(advice.fit()).isEqualTo(OPEN);
    assertThat(advice.needsReason()).isFalse();
    assertThat(advice.code()).endsWith("/hypertension");
  }

  @Test
  void a_line_that_asks_for_no_reason_only_advises() {
    var file = file("at: [village]", "asks_reason: false");

    var advice = Advice.of(file.lines(), "I10", Direction.UP, COUNTY);

    assertThat(advice.fit()).isEqualTo(AGAINST);
    assertThat(advice.needsReason()).isFalse();
  }

  @Test
  void of_two_lines_the_one_that_names_more_of_the_code_speaks() {
    assertThat(advice("E10.1", Direction.UP, COUNTY).code()).endsWith("/ketoacidosis");
    assertThat(advice("E10.9", Direction.UP, COUNTY).code()).endsWith("/type-1-diabetes");
  }

  @Test
  void a_file_that_is_wrong_is_refused_with_what_is_wrong() {
    assertThatThrownBy(() -> file("at: [county, village]", "asks_reason: true"))
        .hasMessageContaining("begins above where it ends");
    assertThatThrownBy(() -> file("at: [ward]", "asks_reason: true"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CatalogueFile.read("lines: [".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> CatalogueFile.read("version: a".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no from");
  }

  @Test
  void every_shipped_line_says_that_it_is_ours() {
    assertThat(SHIPPED.source()).isEqualTo("ours");
    assertThat(SHIPPED.lines()).hasSize(50);
    assertThat(SHIPPED.lines()).allMatch(line -> line.basis().startsWith("ours"));
  }

  private static CatalogueFile file(String at, String asks) {
    return CatalogueFile.read(
        """
        version: test
        from: 2026-01-01
        source: ours
        lines:
          - code: one
            advice: first_contact
            icd10: [I10]
            %s
            %s
            disease: {zh: 高血压, en: Hypertension}
            when: {zh: 平稳, en: steady}
            basis: ours
        """
            .formatted(at, asks)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Advice advice(String icd10, Direction direction, @Nullable CareLevel to) {
    return Advice.of(SHIPPED.lines(), icd10, direction, to);
  }
}
