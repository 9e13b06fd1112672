package org.yipanqi.paper;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official paper as such papers look: in whose name in red, its number over a red line, the
 * title, to whom, the text, then name, day and a place for the seal.
 *
 * @param head in whose name
 * @param number as official papers are numbered; null where it has none
 * @param note under the title, as that it is a draft
 * @param to to whom; null where it goes to nobody
 * @param end the lines at its end, on the right
 * @param seal whether a place for the seal is marked
 */
public record OfficialPaper(
    String head,
    @Nullable String number,
    String title,
    @Nullable String note,
    @Nullable String to,
    List<Line> lines,
    List<String> end,
    boolean seal) {

  /** A line of the text. */
  public sealed interface Line {

    /** A paragraph. */
    record Body(String text) implements Line {}

    /** A heading within the text. */
    record Heading(String text) implements Line {}

    /** Something named, with what it is. */
    record Named(String name, String text) implements Line {}
  }

  private static final String STYLE =
      """
      @page { size: A4; margin: 34mm 26mm 32mm 28mm;
        @bottom-center { content: '— ' counter(page) ' —'; font-family: %1$s; font-size: 12pt; } }
      body { font-family: %1$s; font-size: 15pt; line-height: 1.8; color: #000; margin: 0; }
      .head { color: #c00; font-size: 25pt; line-height: 1.35; text-align: center; margin: 0 0 9mm 0; }
      .no { text-align: center; font-size: 14pt; margin: 0 0 2mm 0; }
      .rule { border-top: 1.4pt solid #c00; margin: 0 0 11mm 0; }
      h1 { font-size: 20pt; line-height: 1.5; font-weight: normal; text-align: center; margin: 0 0 6mm 0; }
      h2 { font-size: 15pt; font-weight: normal; margin: 4mm 0 0 0; page-break-after: avoid; }
      p { margin: 0; }
      .note { text-align: center; font-size: 12pt; margin: 0 0 4mm 0; }
      .body { text-indent: 2em; text-align: justify; }
      table { width: 100%%; margin: 0 0 5mm 0; }
      td { vertical-align: top; padding: 0; }
      td.name { width: 5em; white-space: nowrap; }
      .end { margin: 16mm 12mm 0 0; text-align: right; page-break-inside: avoid; }
      .seal { color: #999; font-size: 10pt; }
      """
          .formatted(PaperFont.FAMILY);

  public OfficialPaper {
    lines = List.copyOf(lines);
    end = List.copyOf(end);
  }

  /**
   * @param made the day that the paper has
   */
  public byte[] pdf(LocalDate made) {
    return Pdf.print(html(), made);
  }

  String html() {
    var page = new StringBuilder(4_000);
    var name = PaperFont.escaped(title);
    page.append("<html lang='zh'><head><title>").append(name);
    page.append("</title><meta name='subject' content='").append(name);
    page.append("'/><meta name='description' content='").append(name);
    page.append("'/><style>").append(STYLE).append("</style></head><body>");
    part(page, "p class='head'", head);
    part(page, "p class='no'", number);
    page.append("<div class='rule'></div>");
    part(page, "h1", title);
    part(page, "p class='note'", note);
    part(page, "p", to == null ? null : to + "：");
    lines(page);
    page.append("<div class='end'>");
    end.forEach(line -> part(page, "p", line));
    if (seal) {
      part(page, "p class='seal'", "（印章）");
    }
    return page.append("</div></body></html>").toString();
  }

  private void lines(StringBuilder page) {
    var inTable = false;
    for (var line : lines) {
      var named = line instanceof Line.Named;
      if (named != inTable) {
        page.append(named ? "<table>" : "</table>");
        inTable = named;
      }
      switch (line) {
        case Line.Body(var text) -> part(page, "p class='body'", text);
        case Line.Heading(var text) -> part(page, "h2", text);
        case Line.Named(var name, var text) ->
            page.append("<tr><td class='name'>")
                .append(PaperFont.escaped(name))
                .append("</td><td>")
                .append(PaperFont.escaped(text))
                .append("</td></tr>");
      }
    }
    if (inTable) {
      page.append("</table>");
    }
  }

  private static void part(StringBuilder page, String tag, @Nullable String text) {
    if (text != null) {
      page.append('<').append(tag).append('>').append(PaperFont.escaped(text));
      page.append("</").append(tag.split(" ", 2)[0]).append('>');
    }
  }
}
