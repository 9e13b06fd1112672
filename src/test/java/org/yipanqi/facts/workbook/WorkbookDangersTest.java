package org.yipanqi.facts.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks made to do harm, or broken on the way, do nothing but be refused. */
class WorkbookDangersTest {

  private static final String SHEET = "xl/worksheets/s.xml";
  private static final String OPENING = "<worksheet><sheetData>";

  @TempDir private Path folder;

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  @Test
  void declarations_and_comments_are_refused_before_a_parser_sees_them() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "secret");
    for (var xml :
        List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><worksheet>&x;</worksheet>"
                .formatted(secret.toUri()),
            "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\">]><worksheet>&y;</worksheet>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE worksheet PUBLIC \"p\" \"http://127.0.0.1:9/x.dtd\"><worksheet/>",
            "<worksheet><!-- " + "<".repeat(3) + " --></worksheet>")) {
      assertThat(refusal(sheet(xml))).as(xml).isEqualTo("workbook-forbidden-xml");
    }
    assertThat(refusal(book(out -> out.write("<worksheet/>".getBytes(StandardCharsets.UTF_16LE)))))
        .isEqualTo("workbook-forbidden-xml");
    assertThat(refusal(sheet("<worksheet>&unknown;</worksheet>"))).isEqualTo("workbook-broken");
  }

  @Test
  void what_grows_beyond_all_measure_is_not_unpacked() throws IOException {
    var element = ("<" + "x".repeat(900) + "/>").getBytes(StandardCharsets.UTF_8);
    assertThat(
            refusal(
                book(out -> {
                  out.write(OPENING.getBytes(StandardCharsets.UTF_8));
                  for (var i = 0; i < 45_000; i++) {
                    out.write(element);
                  }
                })))
        .isEqualTo("workbook-bomb");
    var megabyte = "a".repeat(1 << 20);
    assertThat(refusal(sheet(OPENING + "<row r='1'><c t='inlineStr'><is><t>" + megabyte)))
        .isEqualTo("workbook-bomb");
    assertThat(refusal(sheet("<worksheet a='" + megabyte + "'/>"))).isEqualTo("workbook-bomb");
    assertThat(refusal(sheet("<worksheet><![CDATA[" + "<".repeat(1 << 20) + "]]></worksheet>")))
        .isEqualTo("workbook-bomb");
    assertThat(refusal(sheet("<a>".repeat(100)))).isEqualTo("workbook-bomb");
  }

  @Test
  void archives_of_too_many_parts_or_of_two_of_one_name_are_refused() throws IOException {
    var many = folder.resolve("many.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(many))) {
      for (var i = 0; i <= 10_000; i++) {
        zip.putNextEntry(new ZipEntry("part" + i));
      }
    }
    assertThat(refusal(many)).isEqualTo("workbook-bomb");
    var twice = folder.resolve("twice.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(twice))) {
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.putNextEntry(new ZipEntry("_RELS/.rels"));
    }
    assertThat(refusal(twice)).isEqualTo("workbook-broken");
  }

  @Test
  void a_text_longer_than_a_cell_can_hold_is_marked_and_the_next_one_is_whole() throws IOException {
    var cells =
        cells(
            sheet(
                OPENING
                    + "<row><c t='inlineStr'><is><t>"
                    + "长".repeat(Cell.MOST_LETTERS + 1)
                    + "</t></is></c><c t='inlineStr'><is><t>"
                    + "b".repeat(Cell.MOST_LETTERS)
                    + "</t></is></c></row></sheetData></worksheet>"));

    assertThat(cells).containsExactly("A1 overfull", "B1 " + "b".repeat(Cell.MOST_LETTERS));
  }

  /** The JDK's parser limits entities; characters written as references are none. */
  @Test
  void a_sheet_full_of_references_is_read() throws IOException {
    var row = "<row><c t='str'><v>" + "&amp;&#10;&lt;".repeat(10_000) + "</v></c></row>";
    var cells = cells(sheet(OPENING + row.repeat(20) + "</sheetData></worksheet>"));

    assertThat(cells).hasSize(20).allMatch(it -> it.endsWith(" " + "&\n<".repeat(10_000)));
  }

  @Test
  void rows_and_cells_without_addresses_follow_one_another() throws IOException {
    var cells =
        cells(
            sheet(
                OPENING
                    + "<row><c><v>1</v></c><c r='AB1'><v>2</v></c><c><v>3</v></c></row>"
                    + "<row r='1048576'><c><v>4</v></c></row></sheetData></worksheet>"));

    assertThat(cells).containsExactly("A1 1", "AB1 2", "AC1 3", "A1048576 4");
    for (var row :
        List.of(
            "<row r='1048577'/>",
            "<row r='0'/>",
            "<row r='x'/>",
            "<row><c r='XFE1'/></row>",
            "<row><c r='B1'/><c r='A1'/></row>",
            "<row><c t='z'/></row>")) {
      assertThat(refusal(sheet(OPENING + row + "</sheetData></worksheet>")))
          .as(row)
          .isEqualTo("workbook-broken");
    }
  }

  @Test
  void number_formats_are_told_apart() {
    for (var day :
        List.of(
            "yyyy-mm-dd",
            "m/d/yy h:mm",
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "mmm",
            "dd",
            "[Red]d",
            "[DBNum1]yyyy")) {
      assertThat(NumberForm.of(day).kind()).as(day).isEqualTo(NumberForm.Kind.DATE);
    }
    for (var time : List.of("h:mm", "[h]:mm:ss", "mm:ss.0", "[ss]", "上午/下午h\"时\"mm\"分\"")) {
      assertThat(NumberForm.of(time).kind()).as(time).isEqualTo(NumberForm.Kind.TIME);
    }
    for (var plain :
        List.of(
            "General",
            "0.00",
            "#,##0.00_);[Red](#,##0.00)",
            "\"days\" 0",
            "0\\d",
            "@",
            "",
            "_ ¥* #,##0.00_ ",
            "0.00E+00",
            "# ?/?",
            "[<1]\"y\"0;0",
            "\"unended")) {
      assertThat(NumberForm.of(plain).kind()).as(plain).isEqualTo(NumberForm.Kind.PLAIN);
    }
    assertThat(NumberForm.of("0.0%").kind()).isEqualTo(NumberForm.Kind.PERCENT);
    assertThat(NumberForm.of("000000").zeros()).isEqualTo(6);
    assertThat(NumberForm.builtIn(57).kind()).isEqualTo(NumberForm.Kind.DATE);
    assertThat(CellAddress.letters(16_383)).isEqualTo("XFD");
    assertThat(CellAddress.of("$XFD$1048576")).isEqualTo(new CellAddress(16_383, 1_048_576));
  }

  private Path sheet(String xml) throws IOException {
    return book(out -> out.write(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private Path book(Content sheet) throws IOException {
    var file = Files.createTempFile(folder, "book", ".xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
      part(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "/" + SHEET));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='i'/></sheets></workbook>");
      zip.putNextEntry(new ZipEntry(SHEET));
      sheet.write(zip);
    }
    return file;
  }

  private static String relation(String type, String target) {
    return "<Relationships><Relationship Id='i' Type='t/%s' Target='%s'/></Relationships>"
        .formatted(type, target);
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(Path file) {
    return catchThrowableOfType(UnreadableWorkbook.class, () -> cells(file)).code();
  }

  private static List<String> cells(Path file) throws IOException {
    var cells = new ArrayList<String>();
    try (var book = Workbook.open(file, share -> {})) {
      for (var sheet : book.sheets()) {
        book.read(
            sheet,
            new CellTaker() {
              private int row;

              @Override
              public void row(int number) {
                row = number;
              }

              @Override
              public void cell(Cell cell) {
                cells.add(
                    new CellAddress(cell.column(), row)
                        + " "
                        + (cell.isOverfull() ? "overfull" : cell.text()));
              }

              @Override
              public void endOfRow() {}

              @Override
              public void merged(CellRange range) {}
            });
      }
    }
    return cells;
  }
}
