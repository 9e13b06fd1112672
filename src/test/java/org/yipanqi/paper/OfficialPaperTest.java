package org.yipanqi.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.yipanqi.paper.OfficialPaper.Line;

/** A letter on paper: everything of it is there, in Chinese type, and twice the same. */
class OfficialPaperTest {

  private static final LocalDate DAY = LocalDate.of(2020, 7, 1);

  @Test
  void everything_of_it_is_printed_and_a_tag_in_its_words_is_words() throws IOException {
    var text = text(letter("经督查，<b>登记</b> & 台账缺四个月。").pdf(DAY));

    assertThat(text)
        .contains(
            "郁南县人民政府督查组",
            "示例督〔2020〕1号",
            "督查提醒函",
            "都城镇卫生院：",
            "<b>登记</b> & 台账缺四个月",
            "期限",
            "2020年7月1日",
            "（印章）");
  }

  @Test
  void the_same_paper_gives_the_same_bytes_and_another_word_others() {
    assertThat(letter("请整改。").pdf(DAY)).isEqualTo(letter("请整改。").pdf(DAY));
    assertThat(letter("请整改。").pdf(DAY)).isNotEqualTo(letter("请即整改。").pdf(DAY));
  }

  private static OfficialPaper letter(String body) {
    return new OfficialPaper(
        "郁南县人民政府督查组",
        "示例督〔2020〕1号",
        "督查提醒函",
        null,
        "都城镇卫生院",
        List.of(new Line.Named("期限", "七月底"), new Line.Body(body), new Line.Heading("附")),
        List.of("郁南县人民政府督查组", "2020年7月1日"),
        true);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replace("\n", "").replace("\r", "");
    }
  }
}
