package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every declared format and fact fits the database, and docs/import-formats.md tells of all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportFormatsTest {

  private static final Path DOCUMENT = Path.of("docs/import-formats.md");

  private final FactCatalogue catalogue = FactCatalogue.load();
  private ImportBench bench;

  @BeforeAll
  void open() {
    bench = new ImportBench();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void every_format_takes_an_empty_file() {
    for (var format : catalogue.formats()) {
      var header =
          format.fileColumns().stream().map(ImportColumn::code).collect(Collectors.joining(","));

      var result = bench.run(format.code(), header + "\n");

      assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
    }
  }

  @Test
  void every_fact_has_its_columns_in_its_view() {
    for (var fact : catalogue.facts()) {
      var columns = new HashSet<String>();
      fact.axes().forEach(axis -> columns.add(axis.column()));
      fact.columns().forEach(column -> columns.add(column.code()));
      switch (fact.time()) {
        case FactTime.OnDate(var day) -> columns.add(day);
        case FactTime.During(var from, var to) -> columns.addAll(List.of(from, to));
        case FactTime.EachMonth(var month) -> columns.add(month);
      }
      if (fact.recorded()) {
        columns.addAll(List.of("source_id", "source_no", "recorded_by", "recorded_at"));
      }
      var list = columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
      assertThatCode(() -> bench.jdbc.sql("select " + list + " from " + fact.view()).query())
          .as(fact.code())
          .doesNotThrowAnyException();
      assertThat(bench.jdbc.sql("select " + list + " from " + fact.view()).query().listOfRows())
          .as(fact.code())
          .isEmpty();
      if (fact.reporter() != null) {
        assertThat(fact.axis(fact.reporter())).as(fact.code()).isPresent();
      }
    }
  }

  @Test
  void every_touch_names_a_fact_and_every_check_and_rule_a_column() {
    for (var format : catalogue.formats()) {
      var columns = format.fileColumns().stream().map(ImportColumn::code).toList();
      assertThat(columns).as(format.code()).doesNotHaveDuplicates();
      assertThat(format.touches())
          .as(format.code())
          .allSatisfy(touch -> assertThat(catalogue.fact(touch.fact())).isPresent());
      assertThat(columns)
          .as(format.code())
          .containsAll(format.checks().stream().map(ImportFormat.StagedCheck::column).toList())
          .containsAll(format.rules().stream().map(ImportFormat.RowRule::column).toList());
    }
  }

  /** {@code mvn test -Dtest=ImportFormatsTest -Dgolden=write} writes it anew. */
  @Test
  void the_document_of_the_formats_is_up_to_date() throws IOException {
    var generated = new FormatBook(catalogue).text();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(DOCUMENT, generated);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("%s is out of date: write it anew with -Dgolden=write", DOCUMENT)
        .isEqualTo(generated);
  }
}
