package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Caller;
import org.yipanqi.facts.workbook.Cell;
import org.yipanqi.facts.workbook.CellRange;
import org.yipanqi.facts.workbook.CellTaker;
import org.yipanqi.facts.workbook.Sheet;
import org.yipanqi.web.Messages;

/** Templates come back in as they are, and filled in they bring what a CSV file would. */
class ImportTemplatesTest {

  private static final Path PAPER_COUNTY = Path.of("src/test/resources/paper-county");
  private static final FactCatalogue CATALOGUE = FactCatalogue.load();

  @Test
  void every_template_is_a_file_without_rows_in_either_language() {
    try (var bench = new ImportBench().withCounty()) {
      for (var format : CATALOGUE.formats()) {
        for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
          var result = bench.run(format.code(), template(bench, format, locale), null);

          assertThat(result.state()).as(result.toString()).isEqualTo(ImportState.DONE);
          assertThat(result.rowsRead()).isZero();
        }
      }
    }
  }

  @Test
  void words_to_choose_from_mean_one_value_each() {
    for (var format : CATALOGUE.formats()) {
      for (var column : format.fileColumns()) {
        var meant = new HashMap<String, String>();
        for (var choice : column.values()) {
          for (var word :
              new HashSet<>(List.of(choice.code(), choice.label().zh(), choice.label().en()))) {
            assertThat(meant.put(word, choice.code()))
                .as("%s.%s: %s", format.code(), column.code(), word)
                .isNull();
          }
        }
      }
    }
  }

  @Test
  void a_template_offers_what_the_county_knows() throws IOException {
    try (var bench = new ImportBench().withCounty()) {
      bench.taken("source_systems", "code,name\nHIS,医院信息系统\n");
      var format = CATALOGUE.format("visits").orElseThrow();

      var sheets = cells(template(bench, format, Locale.CHINESE));

      assertThat(sheets.keySet()).containsExactly("门急诊就诊", "填写说明", "可选值");
      assertThat(sheets.get("门急诊就诊").getFirst())
          .startsWith("来源系统\nsource", "来源记录号\nsource_no", "医疗机构\ninstitution");
      assertThat(sheets.get("门急诊就诊")).as("no example among the rows").hasSize(1);
      assertThat(sheets.get("可选值").stream().flatMap(List::stream))
          .contains("HIS", "医院信息系统", "T1 连滩卫生院", "门诊", "445322101", "连滩镇", "是", "否");
      assertThat(sheets.get("填写说明").stream().flatMap(List::stream))
          .contains(
              "visited_on", "日期，如 2020-01-31，不晚于今天", "门诊 (outpatient)、急诊 (emergency)、出诊 (home)");
    }
  }

  @Test
  void the_paper_county_is_the_same_whether_it_comes_as_csv_or_as_filled_in_templates()
      throws IOException {
    try (var csv = new ImportBench();
        var xlsx = new ImportBench()) {
      csv.imports.importFolder(Caller.operator(), PAPER_COUNTY.resolve("files"));
      var filled = Files.createTempDirectory("yipanqi-templates-");
      var locale = Locale.ENGLISH;
      for (var format : CATALOGUE.formats()) {
        var file = PAPER_COUNTY.resolve("files").resolve(format.code() + ".csv");
        if (Files.exists(file)) {
          locale = locale == Locale.ENGLISH ? Locale.CHINESE : Locale.ENGLISH;
          Files.write(
              filled.resolve(format.code() + ".xlsx"), filledIn(xlsx, format, file, locale));
        }
      }

      var results = xlsx.imports.importFolder(Caller.operator(), filled);

      assertThat(results).hasSizeGreaterThan(20);
      assertThat(results)
          .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isEqualTo(ImportState.DONE));
      for (var table : tables()) {
        assertThat(rows(xlsx, table)).as(table).isNotEmpty().isEqualTo(rows(csv, table));
      }
      var corrections = PAPER_COUNTY.resolve("corrections").resolve("visits.csv");
      var visits = CATALOGUE.format("visits").orElseThrow();
      csv.imports.run(Caller.operator(), "visits", corrections, Imports.Options.none());
      xlsx.run("visits", filledIn(xlsx, visits, corrections, Locale.ENGLISH), null);
      for (var table : List.of("records.visit", "facts.superseded", "facts.mark")) {
        assertThat(rows(xlsx, table)).as(table).isNotEmpty().isEqualTo(rows(csv, table));
      }
    }
  }

  private static List<String> tables() {
    return Stream.concat(
            CATALOGUE.formats().stream()
                .filter(
                    it -> Files.exists(PAPER_COUNTY.resolve("files").resolve(it.code() + ".csv")))
                .map(ImportFormat::table),
            Stream.of("facts.horizon", "facts.person_mark", "facts.mark"))
        .distinct()
        .toList();
  }

  /** Closed values differ each time; the digests beside them tell what they say. */
  private static List<String> rows(ImportBench bench, String table) {
    return bench.texts(
        "select (to_jsonb(t) - array['import_id', 'replaced_by_import', 'id', 'id_no', 'phone',"
            + " 'address'])::text from "
            + table
            + " t order by 1");
  }

  private static byte[] template(ImportBench bench, ImportFormat format, Locale locale) {
    return new ImportTemplates(bench.jdbc, CATALOGUE, new Messages())
        .workbook(Caller.operator(), format.code(), locale);
  }

  /** The rows of a CSV file as a person would type them below a template's headings. */
  private static byte[] filledIn(ImportBench bench, ImportFormat format, Path csv, Locale locale)
      throws IOException {
    var template = cells(template(bench, format, locale));
    var sheetName = template.keySet().iterator().next();
    var headings = template.get(sheetName).getFirst();
    var columns = new ArrayList<ImportColumn>();
    for (var heading : headings) {
      var code = heading.substring(heading.indexOf('\n') + 1);
      columns.add(
          format.fileColumns().stream()
              .filter(it -> it.code().equals(code))
              .findFirst()
              .orElseThrow());
    }
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0");
        var records = CsvReader.builder().ofNamedCsvRecord(csv)) {
      var sheet = book.newWorksheet(sheetName);
      for (var c = 0; c < headings.size(); c++) {
        sheet.value(0, c, headings.get(c));
      }
      var row = 1;
      for (var record : records) {
        for (var c = 0; c < columns.size(); c++) {
          var text = record.findField(columns.get(c).code()).orElse("");
          if (!text.isBlank()) {
            type(sheet, row, c, columns.get(c), text, locale);
          }
        }
        row++;
      }
    }
    return out.toByteArray();
  }

  private static void type(
      Worksheet sheet, int row, int at, ImportColumn column, String text, Locale locale) {
    switch (column.type()) {
      case ImportColumn.Type.Day _ -> {
        sheet.value(row, at, LocalDate.parse(text));
        sheet.style(row, at).format("yyyy-mm-dd").set();
      }
      case ImportColumn.Type.Month _ -> {
        sheet.value(row, at, LocalDate.parse(text + "-01"));
        sheet.style(row, at).format("yyyy\"年\"m\"月\"").set();
      }
      case ImportColumn.Type.Moment _ -> {
        sheet.value(
            row,
            at,
            text.length() > 10 ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay());
        sheet.style(row, at).format("yyyy-mm-dd hh:mm").set();
      }
      case ImportColumn.Type.Whole _, ImportColumn.Type.Number _, ImportColumn.Type.Yuan _ ->
          sheet.value(row, at, new BigDecimal(text));
      case ImportColumn.Type.Flag _ -> sheet.value(row, at, text.equals("true"));
      case ImportColumn.Type.Division _, ImportColumn.Type.NewDivision _ ->
          sheet.value(row, at, new BigDecimal(text));
      case ImportColumn.Type.Coded _ ->
          sheet.value(
              row,
              at,
              column.values().stream()
                  .filter(it -> it.code().equals(text))
                  .map(it -> it.label().in(locale))
                  .findFirst()
                  .orElse(text));
      default -> sheet.value(row, at, text);
    }
  }

  static Map<String, List<List<String>>> cells(byte[] book) throws IOException {
    var file = Files.createTempFile("yipanqi-book-", ".xlsx");
    try {
      return cells(Files.write(file, book));
    } finally {
      Files.delete(file);
    }
  }

  /** All cells of a workbook by sheet and row. */
  private static Map<String, List<List<String>>> cells(Path file) throws IOException {
    try (var book = org.yipanqi.facts.workbook.Workbook.open(file, share -> {})) {
      var found = new LinkedHashMap<String, List<List<String>>>();
      for (Sheet sheet : book.sheets()) {
        var rows = new ArrayList<List<String>>();
        book.read(
            sheet,
            new CellTaker() {
              @Override
              public void row(int number) {
                rows.add(new ArrayList<>());
              }

              @Override
              public void cell(Cell cell) {
                if (cell.length() > 0) {
                  rows.getLast().add(cell.text());
                }
              }

              @Override
              public void endOfRow() {
                if (rows.getLast().isEmpty()) {
                  rows.removeLast();
                }
              }

              @Override
              public void merged(CellRange range) {
                throw new AssertionError("nothing is merged in a template");
              }
            });
        found.put(sheet.name(), rows);
      }
      return found;
    }
  }
}
