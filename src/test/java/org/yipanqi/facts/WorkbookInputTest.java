package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Problem;

/** What spreadsheets do to data is undone where that is certain, and refused by cell where not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbookInputTest {

  private static final String HEADER =
      "source,source_no,institution,visited_on,person,kind,total_amount,fund_amount";
  private static final String ROW = "his,1,T1,2020-02-29,P1,outpatient,1,1";

  private ImportBench bench;

  @BeforeAll
  void open() {
    bench = new ImportBench().withCounty();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeEach
  void forget() {
    bench.forgetRecords();
  }

  @Test
  void cells_are_refused_one_by_one_by_their_address() {
    var book =
        visits()
            .texts("his,1,T1,2020-02-30,P1,outpatient,1,1")
            .texts("his,2,T9,2020-02-29,P1,outpatient,-1,0")
            .skip(3)
            .texts("his,3,T1,2020-02-29,P1,outpatient,1,2")
            .texts("his,,T1,2020-02-29,P1,,1,1");

    assertThat(told(run(book)))
        .containsExactly(
            "D2 visited_on 2020-02-30 no-such-day",
            "C3 institution T9 unknown-institution",
            "G3 total_amount -1 negative",
            "H7 fund_amount 2.00 fund-above-total",
            "B8 source_no required",
            "F8 kind required");
  }

  @Test
  void a_check_over_all_rows_tells_the_cell_as_well() {
    assertThat(told(run(visits().texts(ROW).skip(1).texts(ROW))))
        .containsExactly("B4 source_no 1 row-twice");
  }

  @Test
  void numbers_stand_for_codes_days_and_amounts_as_they_are_shown() {
    var book =
        visits()
            .row(
                "his",
                "#445322",
                "T1",
                "#43890~1",
                "P1",
                "outpatient",
                "#88.09999999999999",
                "#1E1")
            .row("his", "#12~4", "T1", "#43890.0~6", "P1", "门诊", "#88.1", "#0")
            .row(
                "his",
                "#123456789012345.0",
                "T1 连滩卫生院",
                "2020-02-29",
                "P1",
                "outpatient",
                "#1.0",
                "");

    assertThat(run(book).inserted()).isEqualTo(3);
    assertThat(
            bench.texts(
                """
                select concat_ws(' ', source_no, visited_on, kind, total_amount, fund_amount)
                  from records.visit order by 1
                """))
        .containsExactly(
            "000012 2020-02-29 outpatient 88.10 0.00",
            "123456789012345 2020-02-29 outpatient 1.00 0.00",
            "445322 2020-02-29 outpatient 88.10 10.00");
  }

  @Test
  void what_can_not_be_told_with_certainty_is_refused() {
    var book =
        visits()
            .row("his", "#445322199003070016", "T1", "#43890", "P1", "outpatient", "#0.35~3", "#1")
            .row("his", "#43835~1", "T1", "#43890.5~6", "P1", "outpatient", "#43890~1", "#1")
            .row("his", "#47.01", "T1", "#60~1", "P1", "outpatient", "#1.005", "#1E+999999")
            .row(
                "his",
                "<c r=\"@\" t=\"e\"><f>A1</f><v>#REF!</v></c>",
                "T1",
                "<c r=\"@\" t=\"b\"><v>1</v></c>",
                "P1",
                "outpatient",
                "<c r=\"@\"><f>1+1</f></c>",
                "");

    assertThat(told(run(book)))
        .containsExactly(
            "B2 source_no 4453**********0016 digits-lost",
            "D2 visited_on 43890 number-for-day",
            "G2 total_amount 0.35 is-percent",
            "B3 source_no 43835 is-a-day",
            "D3 visited_on 2020-02-29T12:00 not-a-day",
            "G3 total_amount 43890 is-a-day",
            "B4 source_no 47.01 zeros-lost",
            "D4 visited_on 1900-02-29 no-such-day",
            "G4 total_amount 1.005 not-a-number",
            "H4 fund_amount 1E+999999 not-a-number",
            "B5 source_no #REF! cell-error",
            "D5 visited_on TRUE not-a-day",
            "G5 total_amount formula-without-value");
    assertThat(bench.errors.list(lastImport(), 2, 1).getFirst().error().message().zh())
        .contains("显示 35%");
  }

  @Test
  void days_are_counted_from_1904_where_the_workbook_says_so() {
    var book =
        visits()
            .since1904()
            .row("his", "1", "T1", "#42428~1", "P1", "outpatient", "#1", "")
            .row(
                "his",
                "2",
                "T1",
                "<c r=\"@\" t=\"d\"><v>2020-02-29T00:00:00</v></c>",
                "P1",
                "outpatient",
                "#1",
                "");

    assertThat(run(book).inserted()).isEqualTo(2);
    assertThat(bench.texts("select distinct visited_on::text from records.visit"))
        .containsExactly("2020-02-29");
  }

  @Test
  void months_periods_and_flags_come_in_as_people_see_them() {
    var book =
        SmallWorkbook.sheet("Sheet1")
            .texts("source,source_no,scope,figure,period,value,unit,typed_by,typed_on,basis,void")
            .row(
                "s",
                "1",
                "T1",
                "a",
                "#43983~2",
                "#1",
                "count",
                "x",
                "#43983~1",
                "b",
                "<c r=\"@\" t=\"b\"><v>0</v></c>")
            .row("s", "2", "T1", "a", "#2020", "#0.1", "count", "x", "#43983~1", "b", "#0")
            .row(
                "s",
                "3",
                "T1",
                "a",
                "2020Q2",
                "#1.5",
                "count",
                "x",
                "#43983~1",
                "b",
                "<c r=\"@\" t=\"b\"><v>1</v></c>");

    var result = run("typed_figures", book);

    assertThat(told(result)).isEmpty();
    assertThat(
            bench.texts(
                "select concat_ws(' ', period, value, void) from facts.typed_figure order by 1"))
        .containsExactly("2020 0.100000 f", "2020-06 1.000000 f", "2020Q2 1.500000 t");
    assertThat(bench.jobs.find(result.id()).orElseThrow().sheet()).isEqualTo("Sheet1");
  }

  @Test
  void shared_texts_are_read_over_their_runs_and_without_their_phonetics() {
    var book =
        SmallWorkbook.sheet("divisions")
            .shared("<t>code</t>")
            .shared("<r><t>na</t></r><r><rPr/><t>me</t></r>")
            .shared("<t>历</t><rPh sb=\"0\" eb=\"1\"><t>LI</t></rPh>")
            .shared(
                "<r><t><![CDATA[历<]]></t></r><r><t xml:space=\"preserve\">&gt;镇 _x0041__x005F_x0042_</t></r><phoneticPr/>")
            .row(shared(0), shared(1))
            .row("#445322198", shared(2))
            .row("#445322199", shared(3));

    assertThat(told(run("divisions", book))).isEmpty();
    assertThat(
            bench.texts(
                "select name from registry.division where code in (445322198, 445322199) order by code"))
        .containsExactly("历", "历<>镇 A_x0042_");
  }

  private static String shared(int number) {
    return "<c r=\"@\" t=\"s\"><v>" + number + "</v></c>";
  }

  @Test
  void formulas_give_the_values_they_were_saved_with() {
    var book =
        visits()
            .row(
                "his",
                "<c r=\"@\" t=\"str\"><f>CONCAT(1)</f><v>A7</v></c>",
                "T1",
                "<c r=\"@\" s=\"1\"><f>TODAY()</f><v>43890</v></c>",
                "P1",
                "outpatient",
                "<c r=\"@\"><f>40+2</f><v>42</v></c>",
                "<c r=\"@\" t=\"str\"><f>IF(1,\"\")</f><v></v></c>");

    assertThat(run(book).inserted()).isEqualTo(1);
    assertThat(bench.texts("select source_no || ' ' || total_amount from records.visit"))
        .containsExactly("A7 42.00");
  }

  @Test
  void columns_may_come_in_any_order_named_by_code_or_label_or_both() {
    var book =
        SmallWorkbook.sheet("Sheet1")
            .skip(1)
            .row("就诊日期\nvisited_on", "institution", "来源系统", "Total amount\n总费用", "来源记录号", "KIND")
            .texts("2020-02-29,T1,his,1,1,门诊");

    assertThat(told(run(book))).isEmpty();

    assertThat(
            told(run(SmallWorkbook.sheet("a").texts(HEADER.replace("kind", "kind\ninstitution")))))
        .containsExactly("F1 kind\ninstitution unknown-column", "kind column-missing");
  }

  @Test
  void titles_above_the_header_are_told_and_not_passed_over() {
    assertThat(told(run(SmallWorkbook.sheet("a").row("某县就诊登记", "2020年").texts(HEADER).texts(ROW))))
        .containsExactly("某县就诊登记 no-header");
    assertThat(told(run(SmallWorkbook.sheet("a").texts(HEADER.replace("person", "")).texts(ROW))))
        .contains("E1 column-nameless");
    assertThat(told(run(SmallWorkbook.sheet("a").texts(HEADER + ",kind").texts(ROW))))
        .containsExactly("I1 kind kind column-twice");
    assertThat(told(run(SmallWorkbook.sheet("a")))).containsExactly("empty-file");
  }

  @Test
  void a_value_right_of_the_last_column_is_no_comment() {
    assertThat(told(run(visits().texts(ROW + ",,已核").texts("his,2" + ROW.substring(5)))))
        .containsExactly("J2 已核 cell-without-column");
  }

  @Test
  void blank_rows_and_blank_cells_do_not_matter() {
    var book =
        visits()
            .texts(ROW)
            .texts(",,,,,,,")
            .row("", "　 ", "<c r=\"@\" s=\"1\"/>")
            .skip(500)
            .row("", "<c r=\"@\" s=\"1\"/>");

    assertThat(run(book).rowsRead()).isEqualTo(1);
  }

  @Test
  void merged_cells_are_refused_where_data_is() {
    assertThat(told(run(visits().texts(ROW).texts("his,2" + ROW.substring(5)).merged("C2:C3"))))
        .containsExactly("C2 institution merged-cells");
    assertThat(run(visits().texts(ROW).merged("A90:C95")).inserted()).isEqualTo(1);
  }

  @Test
  void of_several_sheets_the_one_with_the_formats_name_is_read() {
    var chosen =
        SmallWorkbook.sheet("说明").row("x").and(" Visits ", "visible").texts(HEADER).texts(ROW);
    assertThat(run(chosen).inserted()).isEqualTo(1);
    var hidden =
        SmallWorkbook.sheet("list")
            .texts("x")
            .and("data", "visible")
            .texts(HEADER)
            .texts("his,2" + ROW.substring(5));
    assertThat(told(run(hidden))).containsExactly("list, data several-sheets");
    var alone =
        SmallWorkbook.sheet("data")
            .texts(HEADER)
            .texts("his,2" + ROW.substring(5))
            .and("visits", "hidden")
            .row("x")
            .and("lists", "veryHidden")
            .row("y");
    assertThat(run(alone).inserted()).isEqualTo(1);
  }

  @Test
  void the_same_workbook_again_changes_nothing() {
    var book = visits().texts(ROW).bytes();
    run("visits", book);

    var again = run("visits", book);

    assertThat(again.message().en()).contains("came in before");
    assertThat(again.inserted()).isZero();
  }

  @Test
  void a_folder_holds_workbooks_beside_csv_but_not_two_files_of_a_format() throws IOException {
    var folder = Files.createTempDirectory("yipanqi-folder-");
    Files.write(folder.resolve("visits.xlsx"), visits().texts(ROW).bytes());
    Files.writeString(folder.resolve("~$visits.xlsx"), "somebody has it open");
    Files.writeString(folder.resolve("source_systems.csv"), "code,name\nlis,x\n");

    var results = bench.imports.importFolder(Caller.operator(), folder);

    assertThat(results).extracting(ImportResult::inserted).containsExactly(1L, 1L);
    Files.writeString(folder.resolve("visits.csv"), HEADER);
    assertThatThrownBy(() -> bench.imports.importFolder(Caller.operator(), folder))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.type()).isEqualTo(FactsProblem.TWO_FILES);
              assertThat(it.arguments())
                  .map(String::valueOf)
                  .contains("visits", "visits.csv", "visits.xlsx");
            });
  }

  @Test
  void a_folder_that_is_still_being_written_is_not_taken() throws IOException {
    var folder = Files.createTempDirectory("yipanqi-folder-");
    Files.write(folder.resolve("visits.xlsx"), visits().texts(ROW).bytes());
    Files.writeString(folder.resolve("UNFINISHED"), "");

    assertThatThrownBy(() -> bench.imports.importFolder(Caller.operator(), folder))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.type()).isEqualTo(FactsProblem.FOLDER_UNFINISHED));
  }

  @Test
  void files_are_what_their_bytes_say() {
    var csv =
        bench.imports.run(
            Caller.operator(),
            "visits",
            bench.file("visits", (HEADER + "\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8)),
            new Imports.Options(null, "visits.xlsx"));
    assertThat(csv.inserted()).isEqualTo(1);
    assertThat(csv.message().en()).contains("it was read as CSV");
    assertThat(told(run("visits", ole("Workbook")))).containsExactly("workbook-xls");
    assertThat(told(run("visits", ole("EncryptedPackage")))).containsExactly("workbook-encrypted");
    assertThat(told(run("visits", text("<html><table><tr><td>1")))).containsExactly("file-is-html");
    assertThat(told(run("visits", text("\uFEFF<?xml version='1.0'?><Workbook/>"))))
        .containsExactly("file-is-xml");
    assertThat(told(run("visits", text("%PDF-1.7")))).containsExactly("not-a-table");
    assertThat(told(run("visits", text("PK\3\4 no archive at all"))))
        .containsExactly("workbook-broken");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ole(String stream) {
    var bytes = new byte[70_000];
    var magic = new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    for (var i = 0; i < magic.length; i++) {
      bytes[i] = (byte) magic[i];
    }
    var name = stream.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, bytes, 65_530, name.length);
    return bytes;
  }

  @Test
  void archives_that_are_no_workbook_are_told_from_each_other() {
    assertThat(told(run(visits().part("_rels/.rels", null)))).containsExactly("workbook-not");
    assertThat(told(run(visits().part("_rels/.rels", null).part("mimetype", "x"))))
        .containsExactly("workbook-ods");
    assertThat(
            told(
                run(
                    visits()
                        .part(
                            "_rels/.rels",
                            "<R><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.bin'/></R>"))))
        .containsExactly("workbook-xlsb");
    assertThat(told(run(visits().part("xl/workbook.xml", "<document/>"))))
        .containsExactly("workbook-not");
    assertThat(told(run(visits().part("xl/worksheets/sheet0.xml", null))))
        .containsExactly("workbook-broken");
    assertThat(
            told(
                run(
                    visits()
                        .part("xl/worksheets/sheet0.xml", "<worksheet><sheetData><row r='1'>"))))
        .containsExactly("workbook-broken");
    assertThat(told(run(visits().row(shared(7))))).containsExactly("workbook-broken");
    assertThat(told(run(visits().xml("<row r='1'/>")))).containsExactly("workbook-broken");
    var cut = visits().texts(ROW).bytes();
    assertThat(told(run("visits", Arrays.copyOf(cut, cut.length - 40))))
        .containsExactly("workbook-broken");
  }

  private SmallWorkbook visits() {
    return SmallWorkbook.sheet("visits").texts(HEADER);
  }

  private ImportResult run(SmallWorkbook book) {
    return run("visits", book);
  }

  private ImportResult run(String format, SmallWorkbook book) {
    return run(format, book.bytes());
  }

  private ImportResult run(String format, byte[] bytes) {
    return bench.run(format, bytes, null);
  }

  private long lastImport() {
    return bench.jobs.list(null, 1).getFirst().id();
  }

  /** The mistakes as cell, column, value and code. */
  static List<String> told(ImportResult result) {
    return result.errors().stream()
        .map(it ->
            Stream.of(it.cell(), it.column(), it.value(), it.code())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")))
        .toList();
  }
}
