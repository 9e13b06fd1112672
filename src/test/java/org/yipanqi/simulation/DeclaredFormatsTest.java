package org.yipanqi.simulation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Period;
import org.yipanqi.simulation.people.IdentityNumber;

/** Every written file against the formats that the modules declare. */
class DeclaredFormatsTest {

  private static final Set<String> RECORD =
      Set.of("source", "source_no", "recorded_by", "recorded_at", "void");
  private static final FactCatalogue CATALOGUE = FactCatalogue.load();

  /** Not invented: tables of codes come from elsewhere, a few results are added to the sample. */
  private static final Set<String> NOT_INVENTED = Set.of("code_table", "result", "prescription");

  @TempDir private static Path folder;

  private static ReadFolder written;
  private static Set<String> institutions;
  private static Set<String> divisions;
  private static Set<String> persons;
  private static Set<String> units;

  @BeforeAll
  static void write() throws IOException {
    var out = folder.resolve("county");
    var months = new YearMonth[] {YearMonth.of(2019, 1), YearMonth.of(2020, 12)};
    new Simulation(
            new SimulationPlan("445322", 2_000, months[0], months[1], 3, out), ReadFolder.TODAY)
        .run((people, of) -> {});
    written = new ReadFolder(out);
    institutions = new HashSet<>(written.column("institutions", "code"));
    institutions.addAll(written.column("organisations", "code"));
    divisions = written.column("divisions", "code");
    persons = written.column("persons", "person_no");
    units = new HashSet<>(institutions);
    units.addAll(divisions);
    units.addAll(written.column("communities", "code"));
  }

  @Test
  void there_is_a_file_for_every_declared_format_and_no_other() throws IOException {
    var declared = formats().map(ImportFormat::code).collect(toSet());

    assertThat(written.formats()).isEqualTo(declared);
  }

  @Test
  void headers_hold_declared_columns_only_and_every_required_one() throws IOException {
    for (var format : formats().toList()) {
      var header = new HashSet<>(written.header(format.code()));
      if (format.identity() instanceof ImportFormat.Identity.Recorded) {
        assertThat(header).as(format.code()).containsAll(RECORD);
        header.removeAll(RECORD);
      }
      var known = format.columns().stream().map(ImportColumn::code).collect(toSet());
      var required =
          format.columns().stream()
              .filter(ImportColumn::required)
              .map(ImportColumn::code)
              .collect(toSet());

      assertThat(known).as(format.code()).containsAll(header);
      assertThat(header).as(format.code()).containsAll(required);
    }
  }

  @Test
  void every_field_can_be_read_and_every_row_keeps_the_rules() throws IOException {
    for (var format : formats().toList()) {
      for (var row : written.rows(format.code())) {
        var parsed = new Parsed(new HashMap<>());
        for (var column : format.columns()) {
          var text = row.header().contains(column.code()) ? row.get(column.code()) : "";
          assertThat(!column.required() || !text.isEmpty())
              .as("%s %s %s", format.code(), column.code(), row)
              .isTrue();
          if (!text.isEmpty()) {
            parsed.values().put(column.code(), read(column, text, row));
          }
        }
        for (var rule : format.rules()) {
          assertThat(rule.holds().test(parsed))
              .as("%s %s %s", format.code(), rule.code(), row)
              .isTrue();
        }
      }
    }
  }

  @Test
  void nobody_numbers_two_records_alike() throws IOException {
    for (var format : formats().toList()) {
      if (format.identity() instanceof ImportFormat.Identity.Recorded) {
        var rows = written.rows(format.code());
        var numbers = rows.stream().map(r -> r.get("source") + r.get("source_no")).collect(toSet());

        assertThat(numbers).as(format.code()).hasSameSizeAs(rows);
        rows.forEach(row -> LocalDateTime.parse(row.get("recorded_at")));
      }
    }
  }

  @Test
  void an_identity_number_is_given_out_once() throws IOException {
    var numbers =
        written.rows("persons").stream()
            .map(r -> r.get("id_no"))
            .filter(no -> !no.isEmpty())
            .toList();

    assertThat(numbers).hasSizeGreaterThan(2_000).doesNotHaveDuplicates();
  }

  @Test
  void files_are_utf_8_with_line_feeds_and_end_with_one() throws IOException {
    for (var format : written.formats()) {
      var text = Files.readString(folder.resolve("county/" + format + ".csv"));

      assertThat(text).as(format).doesNotContain("\r").doesNotContain("\"").endsWith("\n");
    }
  }

  /** A field as its type says; it fails where the type does not hold. */
  private static Object read(ImportColumn column, String text, ReadFolder.Row row) {
    return switch (column.type()) {
      case Type.Text(int max) -> checked(text, text.length() <= max, column, row);
      case Type.Coded ignored -> {
        var codes = column.values().stream().map(Choice::code).toList();
        yield checked(text, codes.contains(text), column, row);
      }
      case Type.Day ignored -> LocalDate.parse(text);
      case Type.Month ignored -> YearMonth.parse(text).atDay(1);
      case Type.Moment ignored -> LocalDateTime.parse(text);
      case Type.Whole(int min, int max) -> {
        var value = Integer.parseInt(text);
        yield checked(value, value >= min && value <= max, column, row);
      }
      case Type.Number(int scale, BigDecimal min, BigDecimal max) -> {
        var value = new BigDecimal(text);
        var right =
            value.scale() <= scale && value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        yield checked(value, right, column, row);
      }
      case Type.Yuan ignored -> {
        var value = new BigDecimal(text);
        yield checked(value, value.scale() <= 2 && value.signum() >= 0, column, row);
      }
      case Type.Flag ignored ->
          checked(Boolean.valueOf(text), Set.of("true", "false").contains(text), column, row);
      case Type.NewDivision ignored -> Long.valueOf(text);
      case Type.Source ignored -> text;
      case Type.InstitutionOrForeign ignored -> text;
      case Type.IdentityNumber ignored -> checked(text, identityNumber(text), column, row);
      case Type.Fact ignored -> checked(text, CATALOGUE.fact(text).isPresent(), column, row);
      case Type.PeriodCode ignored -> Period.of(text).toString();
      case Type.Institution ignored -> named(text, institutions, column, row);
      case Type.Unit ignored -> named(text, units, column, row);
      case Type.Person ignored -> named(text, persons, column, row);
      case Type.Division ignored -> Long.valueOf(named(text, divisions, column, row));
    };
  }

  private static String named(
      String code, Set<String> known, ImportColumn column, ReadFolder.Row row) {
    checked(code, known.contains(code), column, row);
    return code;
  }

  private static boolean identityNumber(String text) {
    return text.length() == 18 && IdentityNumber.check(text) == text.charAt(17);
  }

  private static Object checked(
      Object value, boolean right, ImportColumn column, ReadFolder.Row row) {
    assertThat(right).as("%s: %s in %s", column.code(), value, row).isTrue();
    return value;
  }

  /** A row as the import would read it. */
  private record Parsed(Map<String, Object> values) implements ImportRow {

    @Override
    public Object value(String column) {
      return values.get(column);
    }
  }

  private static Stream<ImportFormat> formats() {
    return CATALOGUE.formats().stream().filter(it -> !NOT_INVENTED.contains(it.code()));
  }
}
