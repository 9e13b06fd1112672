package org.yipanqi.reporting.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.Finding;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.FormChecker;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.paper.FormWorkbookReader.Back;

/** A return filled in by a workbook is checked as on a page; what was done to the sheet is told. */
class FormWorkbookTest {

  private static Back back(byte[] content, FormCopy copy) {
    var pack = copy.pack().equals("hunan-2020") ? Copies.HUNAN : Copies.YUNAN;
    return FormWorkbookReader.read(content, copy, null, Copies.given(pack));
  }

  private static Back there(FormCopy copy) {
    return back(FormWorkbook.write(copy, Locale.CHINESE), copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void what_was_written_comes_back_the_same(String language) {
    var locale = Locale.of(language);
    for (var copy : List.of(Copies.clinicCopy(Copies.clinics()), Copies.gps(3), Copies.monthly())) {
      var worked =
          FormChecker.work(
              copy.form(),
              copy.asCells(),
              null,
              Copies.given(copy.pack().equals("hunan-2020") ? Copies.HUNAN : Copies.YUNAN));

      var back = back(FormWorkbook.write(copy, locale), copy);

      assertThat(back.readable()).isTrue();
      assertThat(back.cells().values()).isEqualTo(worked.cells().values());
      assertThat(back.findings()).extracting(SheetFinding::finding).isEqualTo(worked.findings());
    }
  }

  /** The same cases by page and by workbook: one line a case, cell=text … → findings. */
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          clinics!1000101.doctors=两人             | not-a-number [clinics!1000101.doctors]
          clinics!1000101.doctors=1.5            | too-many-places [clinics!1000101.doctors]
          clinics!1000101.doctors=-1             | too-small [clinics!1000101.doctors]
          clinics!1000101.doctors=               | required [clinics!1000101.doctors]
          clinics!1000102.employees=9            | insured-within-doctors [clinics!1000102.employees, clinics!1000102.residents]
          clinics!1000102.months_open=13         | too-large [clinics!1000102.months_open]
          clinics!1000102.village_clinic=也许      | not-yes-or-no [clinics!1000102.village_clinic]
          clinics!1000103.doctors=0 clinics!1000103.employees=0 clinics!1000103.residents=0 | no-doctor [clinics!1000103.doctors]
          clinics!1000103.paid=12,345.678        | too-many-places [clinics!1000103.paid]
          clinics!1000103.paid=３０００              | -
          clinics!1000103.paid=                  | required [clinics!1000103.paid]
          clinics!1000101.remark==1+1            | -
          """)
  void the_same_cases_give_the_same_findings_both_ways(String changes, String expected) {
    var texts = new LinkedHashMap<>(Copies.clinics());
    for (var change : changes.strip().split(" ")) {
      var at = change.indexOf('=');
      texts.put(change.substring(0, at), change.substring(at + 1));
    }
    texts.values().removeIf(String::isEmpty);
    var copy = Copies.clinicCopy(texts);

    var byPage = FormChecker.check(copy.form(), copy.asCells(), null, Copies.given(Copies.HUNAN));
    var byWorkbook = there(copy);

    assertThat(told(byPage)).isEqualTo(expected == null ? List.of() : List.of(expected));
    assertThat(told(byWorkbook.findings().stream().map(SheetFinding::finding).toList()))
        .isEqualTo(told(byPage));
    assertThat(byWorkbook.findings()).extracting(SheetFinding::at).doesNotContainNull();
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(f -> f.code() + " " + f.cells()).toList();
  }

  @Test
  void an_error_is_told_by_the_cell_that_people_see() {
    var texts = new LinkedHashMap<>(Copies.clinics());
    texts.put("clinics!1000102.doctors", "两人");

    var findings = there(Copies.clinicCopy(texts)).findings();

    // B is the clinic, then town, months, village clinic, doctors: F; heads stand in row 3
    assertThat(findings).extracting(SheetFinding::at).containsExactly("1 一、逐室情况!F5");
  }

  @Test
  void a_moved_column_is_refused_and_named() {
    var copy = Copies.clinicCopy(Copies.clinics());
    var swapped =
        sections(
            copy,
            section -> {
              var columns = new ArrayList<>(section.columns());
              if (columns.size() > 5) {
                Collections.swap(columns, 3, 4);
              }
              return new Section(section.id(), section.title(), section.rows(), columns);
            });

    var back = back(FormWorkbook.write(swapped, Locale.CHINESE), copy);

    assertThat(told(back, 0)).isEqualTo("1 一、逐室情况!F3 moved-columns");
    assertThat(back.cells().values()).doesNotContainKey("clinics!1000101.doctors");
  }

  @Test
  void a_moved_row_is_refused_and_named() {
    var copy = Copies.clinicCopy(Copies.clinics());
    var swapped =
        sections(
            copy,
            section -> {
              if (!(section.rows() instanceof Rows.Fixed(var rows))) {
                return section;
              }
              var other = new ArrayList<>(rows);
              Collections.swap(other, 0, 1);
              return new Section(
                  section.id(), section.title(), new Rows.Fixed(other), section.columns());
            });

    assertThat(told(back(FormWorkbook.write(swapped, Locale.CHINESE), copy), 0))
        .isEqualTo("2 二、合计!B4 moved-rows");
  }

  @Test
  void rows_of_institutions_may_be_sorted_and_each_stands_once() {
    var copy = Copies.clinicCopy(Copies.clinics());
    var rows = Copies.clinicRows();
    var sorted = with(copy, List.of(rows.get(2), rows.get(0), rows.get(1)));
    var fewer = with(copy, rows.subList(0, 2));
    var twice = with(copy, List.of(rows.get(0), rows.get(1), rows.get(2), rows.get(2)));

    assertThat(back(FormWorkbook.write(sorted, Locale.CHINESE), copy).findings()).isEmpty();
    assertThat(codes(back(FormWorkbook.write(fewer, Locale.CHINESE), copy)))
        .contains("missing-row");
    assertThat(codes(back(FormWorkbook.write(twice, Locale.CHINESE), copy)))
        .containsExactly("strange-row");
  }

  @Test
  void merged_cells_are_refused_where_they_are() throws IOException {
    var copy = Copies.clinicCopy(Copies.clinics());
    var merged =
        edited(
            FormWorkbook.write(copy, Locale.CHINESE),
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replace(
                    "</sheetData>",
                    "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"F4:F5\"/></mergeCells>"));

    var back = back(merged, copy);

    assertThat(told(back, 0)).isEqualTo("1 一、逐室情况!F4:F5 merged-cells");
    assertThat(back.hasErrors()).isTrue();
  }

  @Test
  void a_failed_formula_is_no_value() throws IOException {
    var copy = Copies.clinicCopy(Copies.clinics());
    var failed =
        edited(
            FormWorkbook.write(copy, Locale.CHINESE),
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replaceFirst(
                    "<c r=\"F4\"[^>]*><v>2</v></c>", "<c r=\"F4\" t=\"e\"><v>#REF!</v></c>"));

    var back = back(failed, copy);

    assertThat(told(back, 0)).isEqualTo("1 一、逐室情况!F4 cell-error");
    assertThat(codes(back)).as("told once").containsExactly("cell-error");
  }

  @Test
  void another_forms_units_periods_or_versions_workbook_is_refused_whole() {
    var copy = Copies.clinicCopy(Copies.clinics());
    var july =
        new FormCopy(
            copy.form(),
            copy.pack(),
            copy.policy(),
            copy.place(),
            copy.unit(),
            copy.unitName(),
            Period.of("2020-07"),
            copy.rows(),
            copy.cells(),
            copy.hands(),
            null);
    var neighbour =
        new FormCopy(
            copy.form(),
            copy.pack(),
            copy.policy(),
            copy.place(),
            "1000004",
            copy.unitName(),
            copy.period(),
            copy.rows(),
            copy.cells(),
            copy.hands(),
            null);
    var newer = sections(copy, UnaryOperator.identity(), 2);

    assertThat(refused(Copies.gps(1), copy)).isEqualTo("another-form");
    assertThat(refused(july, copy)).isEqualTo("another-period");
    assertThat(refused(neighbour, copy)).isEqualTo("another-unit");
    assertThat(refused(newer, copy)).isEqualTo("another-version");
  }

  private static String refused(FormCopy sent, FormCopy wanted) {
    var back = back(FormWorkbook.write(sent, Locale.CHINESE), wanted);
    assertThat(back.readable()).isFalse();
    assertThat(back.cells().values()).isEmpty();
    return back.findings().getFirst().finding().code();
  }

  @Test
  void a_file_that_lies_about_its_type_is_known_by_its_content() throws IOException {
    var copy = Copies.clinicCopy(Copies.clinics());
    var old = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write('x');
    }

    assertThat(kind("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), copy))
        .isEqualTo("not-a-workbook");
    assertThat(kind("<html>".getBytes(StandardCharsets.UTF_8), copy)).isEqualTo("not-a-workbook");
    assertThat(kind("项目,本月\n门诊,5\n".getBytes(StandardCharsets.UTF_8), copy))
        .isEqualTo("not-a-workbook");
    assertThat(kind(old, copy)).isEqualTo("workbook-xls");
    assertThat(kind(zip.toByteArray(), copy)).isEqualTo("workbook-not");
    assertThat(kind(new byte[0], copy)).isEqualTo("empty-file");
    var whole = FormWorkbook.write(copy, Locale.CHINESE);
    assertThat(kind(Arrays.copyOf(whole, whole.length / 2), copy)).isEqualTo("workbook-broken");
  }

  private static String kind(byte[] content, FormCopy copy) {
    var back = back(content, copy);
    assertThat(back.readable()).isFalse();
    return back.findings().getFirst().finding().code();
  }

  @Test
  void ten_thousand_written_rows_are_too_many_and_the_limit_is_said() {
    var back = back(FormWorkbook.write(Copies.gps(10_001), Locale.CHINESE), Copies.gps(1));

    assertThat(told(back, 0)).isEqualTo("2 二、逐人情况!B54 too-many-rows");
    assertThat(back.findings().getFirst().finding().words().zh()).contains("10001", "50");
    assertThat(back.cells().rows("persons")).hasSize(50);
  }

  @Test
  void a_sheet_that_is_gone_is_missed() throws IOException {
    var copy = Copies.clinicCopy(Copies.clinics());
    var renamed =
        edited(
            FormWorkbook.write(copy, Locale.CHINESE),
            "xl/workbook.xml",
            xml -> xml.replace("name=\"2 ", "name=\"9 "));

    assertThat(codes(back(renamed, copy))).contains("missing-sheet");
  }

  private static String told(Back back, int which) {
    var finding = back.findings().get(which);
    return finding.at() + " " + finding.finding().code();
  }

  private static TreeSet<String> codes(Back back) {
    return new TreeSet<>(back.findings().stream().map(f -> f.finding().code()).toList());
  }

  private static FormCopy with(FormCopy copy, List<FormCopy.RowCopy> rows) {
    return new FormCopy(
        copy.form(),
        copy.pack(),
        copy.policy(),
        copy.place(),
        copy.unit(),
        copy.unitName(),
        copy.period(),
        Map.of("clinics", rows),
        copy.cells(),
        copy.hands(),
        null);
  }

  private static FormCopy sections(FormCopy copy, UnaryOperator<Section> change) {
    return sections(copy, change, copy.form().version());
  }

  private static FormCopy sections(FormCopy copy, UnaryOperator<Section> change, int version) {
    var f = copy.form();
    var form =
        new Form(
            f.id(),
            version,
            f.from(),
            f.clause(),
            f.title(),
            f.shortTitle(),
            f.ours(),
            f.period(),
            f.owner(),
            f.kinds(),
            f.chain(),
            f.sections().stream().map(change).toList(),
            f.checks(),
            f.note());
    return new FormCopy(
        form,
        copy.pack(),
        copy.policy(),
        copy.place(),
        copy.unit(),
        copy.unitName(),
        copy.period(),
        copy.rows(),
        copy.cells(),
        copy.hands(),
        null);
  }

  /** A workbook with one of its parts changed, as by another program. */
  private static byte[] edited(byte[] book, String part, UnaryOperator<String> change)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var file = Files.createTempFile("edited", ".xlsx");
    Files.write(file, book);
    try (var in = new ZipFile(file.toFile());
        var zip = new ZipOutputStream(out)) {
      for (var entry : Collections.list(in.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        var bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(part)) {
          var before = new String(bytes, StandardCharsets.UTF_8);
          var after = change.apply(before);
          assertThat(after).isNotEqualTo(before);
          bytes = after.getBytes(StandardCharsets.UTF_8);
        }
        zip.write(bytes);
      }
    } finally {
      Files.delete(file);
    }
    return out.toByteArray();
  }
}
