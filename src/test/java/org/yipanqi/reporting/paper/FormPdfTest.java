package org.yipanqi.reporting.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A return's PDF says what stands in it, and says the same bytes whenever it is asked. */
class FormPdfTest {

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\r\\n]", "");
    }
  }

  @Test
  void the_same_copy_gives_the_same_bytes() {
    var copy = Copies.monthly();

    assertThat(FormPdf.print(copy, Locale.CHINESE)).isEqualTo(FormPdf.print(copy, Locale.CHINESE));
    assertThat(FormPdf.print(Copies.gps(1), Locale.CHINESE))
        .isNotEqualTo(FormPdf.print(Copies.gps(2), Locale.CHINESE));
  }

  @Test
  void it_has_title_unit_period_values_hands_and_pages() throws IOException {
    var texts = new LinkedHashMap<>(Copies.clinics());
    texts.put("clinics!1000101.paid", "1234567.50");

    var text = text(FormPdf.print(Copies.clinicCopy(texts), Locale.CHINESE));

    assertThat(text)
        .contains(
            "改善和保障村卫生室运行条件统计表",
            "填报单位：桂圩镇卫生院（盖章）",
            "报告期：2020年6月",
            "龙岗村卫生室",
            "1,234,567.50",
            "填报：李少霞",
            "日期：2020-07-02",
            "表式为本系统自拟",
            "第 1 页，共 1 页");
  }

  @Test
  void it_is_there_in_english() throws IOException {
    assertThat(text(FormPdf.print(Copies.gps(2), Locale.ENGLISH)))
        .contains("Two GPs in every established town hospital", "Guixu Town Hospital", "1 / 1");
  }

  @Test
  void a_character_that_the_font_lacks_is_marked_and_markup_stays_text() throws IOException {
    var texts = new LinkedHashMap<>(Copies.clinics());
    texts.put("clinics!1000101.remark", "<b>喆\uD869\uDED6</b> & '玥'");

    assertThat(text(FormPdf.print(Copies.clinicCopy(texts), Locale.CHINESE)))
        .contains("<b>喆〓</b> & '玥'");
  }
}
