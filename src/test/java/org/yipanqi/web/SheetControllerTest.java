package org.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yipanqi.web.SheetController.ShownList;

class SheetControllerTest {

  @TempDir private Path folder;

  private final SheetController sheets = new SheetController();

  @Test
  void a_list_becomes_a_sheet_with_numbers_as_numbers_and_nothing_as_a_formula()
      throws IOException {
    var list =
        new ShownList(
            "机构",
            List.of("名称", "张床", ""),
            List.of(List.of("第一医共体"), List.of("=1+1", "1,024.50", "")));

    var xml = content(Objects.requireNonNull(sheets.sheet(list, Locale.CHINESE).getBody()));

    assertThat(xml.split("<row ", -1)).hasSize(4);
    assertThat(xml).contains("<v>1024.50</v>").doesNotContain("<f>");
  }

  /** A spreadsheet runs what stands in a formula's place; a text it shows. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1"})
  void a_text_that_looks_like_a_formula_stays_a_text(String text) throws IOException {
    var list = new ShownList("a", List.of(text), List.of(List.of(text)));

    var xml = content(Objects.requireNonNull(sheets.sheet(list, Locale.CHINESE).getBody()));

    assertThat(xml.split("<c [^>]*t=\"s\"", -1)).hasSize(3);
    assertThat(xml).doesNotContain("<f", "<v>=", "<v>1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../etc", "a b", "名称.xlsx"})
  void a_name_that_is_no_file_name_is_refused(String name) {
    var list = new ShownList(name, List.of("a"), List.of());

    assertThatThrownBy(() -> sheets.sheet(list, Locale.CHINESE))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("name");
  }

  @Test
  void too_much_is_refused() {
    var row = Collections.nCopies(61, "x");
    var wide = new ShownList("a", row, List.of());
    var wideRow = new ShownList("a", List.of("a"), List.of(row));
    var high = new ShownList("a", List.of("a"), Collections.nCopies(10_001, List.of("x")));
    var thick = new ShownList("a", List.of("a"), List.of(List.of("x".repeat(8_001))));

    for (var list : List.of(wide, wideRow, high, thick)) {
      assertThatThrownBy(() -> sheets.sheet(list, Locale.CHINESE))
          .isInstanceOf(MalformedRequest.class);
    }
  }

  private String content(byte[] file) throws IOException {
    var path = folder.resolve("sheet.xlsx");
    Files.write(path, file);
    try (var zip = new ZipFile(path.toFile());
        var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
