package org.yipanqi.reporting.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.paper.PaperFont;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Column;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.paper.FormLayout.Line;

/** A return as the page that becomes its PDF. */
final class PaperPage {

  private static final int COLUMNS_UPRIGHT = 7;

  private final FormCopy copy;
  private final Locale locale;
  private final StringBuilder page = new StringBuilder(20_000);

  PaperPage(FormCopy copy, Locale locale) {
    this.copy = copy;
    this.locale = locale;
  }

  String html() {
    var title = text(copy.form().title());
    page.append("<html lang='").append(locale.getLanguage()).append("'><head><title>");
    page.append(title).append("</title><meta name='subject' content='").append(title);
    page.append("'/><meta name='description' content='")
        .append(title)
        .append("'/><style>")
        .append(style())
        .append("</style></head><body>");
    head();
    copy.form().sections().forEach(this::section);
    page.append(PaperFiles.html(copy.files(), locale, PaperPage::escape));
    hands();
    foot();
    return page.append("</body></html>").toString();
  }

  private String style() {
    var widest =
        copy.form().sections().stream().mapToInt(s -> FormLayout.heads(s).size()).max().orElse(1);
    var pages =
        locale.getLanguage().equals("en")
            ? "counter(page) ' / ' counter(pages)"
            : "'第 ' counter(page) ' 页，共 ' counter(pages) ' 页'";
    return """
    @page { size: A4 %s; margin: 18mm 15mm 16mm 15mm;
      @bottom-center { content: %s; font-family: %s; font-size: 8pt; } }
    body { font-family: %s; font-size: 9pt; color: #000; margin: 0; }
    h1 { font-size: 16pt; font-weight: normal; text-align: center; margin: 0 0 2mm 0; }
    h2 { font-size: 10.5pt; font-weight: normal; margin: 4mm 0 1mm 0; page-break-after: avoid; }
    .note { text-align: center; margin: 0 0 2mm 0; }
    .about { width: 100%%; margin: 0 0 1mm 0; }
    .about td { border: none; padding: 0; }
    table.cells { width: 99.8%%; border-collapse: collapse; -fs-table-paginate: paginate; }
    table.cells th, table.cells td { border: 0.4pt solid #000; padding: 1mm 1.2mm; }
    table.cells th { font-weight: normal; text-align: center; background: #eee; }
    table.cells th.t { width: 20%%; }
    table.cells th.w { width: 42%%; }
    tr { page-break-inside: avoid; }
    table.cells td.n, table.about td.n { text-align: right; white-space: nowrap; }
    table.cells td.c { text-align: center; }
    table.cells td.i1 { padding-left: 5mm; }
    table.cells td.i2 { padding-left: 9mm; }
    table.cells td.i3 { padding-left: 13mm; }
    tr.h { page-break-after: avoid; }
    table.cells td.h { background: #f6f6f6; }
    table.cells td.d { font-size: 7pt; width: 34%%; }
    .why { font-size: 7pt; color: #444; }
    table.hands { width: 100%%; margin-top: 6mm; page-break-inside: avoid; }
    table.hands td { padding: 1mm 2mm 5mm 0; vertical-align: top; }
    .foot { font-size: 7.5pt; margin-top: 2mm; }
    """
        .formatted(
            widest > COLUMNS_UPRIGHT ? "landscape" : "portrait",
            pages,
            PaperFont.FAMILY,
            PaperFont.FAMILY);
  }

  private void head() {
    page.append("<h1>").append(text(copy.form().title())).append("</h1>");
    var note = copy.note();
    if (note != null) {
      page.append("<p class='note'>").append(text(note)).append("</p>");
    }
    page.append("<table class='about'><tr><td>")
        .append(said("填报单位：", "Unit: "))
        .append(text(copy.unitName()))
        .append(said("（盖章）", " (seal)"))
        .append("</td><td class='n'>")
        .append(said("报告期：", "Period: "))
        .append(escape(CellWords.period(copy.period()).in(locale)))
        .append("</td></tr></table>");
  }

  private void section(Section section) {
    page.append("<h2>").append(text(section.title())).append("</h2>");
    page.append("<table class='cells'><thead><tr>");
    var heads = heads(section);
    var words = section.columns().size() > 4 ? "<th class='t'>" : "<th class='w'>";
    var first = heads.size() - section.columns().size();
    for (var i = 0; i < heads.size(); i++) {
      var wordy = i >= first && wordy(section.columns().get(i - first).rule());
      page.append(wordy ? words : "<th>").append(text(heads.get(i))).append("</th>");
    }
    page.append("</tr></thead><tbody>");
    List<Line> lines = FormLayout.lines(section, copy.rows(section.id()), locale);
    lines.forEach(line -> line(section, line));
    if (lines.isEmpty()) {
      page.append("<tr><td class='c' colspan='")
          .append(heads(section).size())
          .append("'>")
          .append(said("无", "none"))
          .append("</td></tr>");
    }
    page.append("</tbody></table>");
  }

  /** Those of the workbook, without a column of units where no row has one. */
  private static List<Label> heads(Section section) {
    var heads = new ArrayList<>(FormLayout.heads(section));
    if (section.rows() instanceof Rows.Fixed && !withUnits(section)) {
      heads.remove(1);
    }
    return heads;
  }

  private static boolean withUnits(Section section) {
    return section.rows() instanceof Rows.Fixed fixed
        && fixed.rows().stream().anyMatch(r -> !CellWords.unit(r.unit(), Locale.CHINESE).isEmpty());
  }

  /** People write sentences there. */
  private static boolean wordy(CellRule rule) {
    return rule.type() == CellRule.Type.TEXT && rule.fill() instanceof Fill.Typed;
  }

  private void line(Section section, Line line) {
    var printed = line.row();
    if (printed != null && printed.heading()) {
      page.append("<tr class='h'><td class='h' colspan='")
          .append(heads(section).size())
          .append("'>")
          .append(escape(line.name()))
          .append("</td></tr>");
      return;
    }
    page.append("<tr><td class='i").append(printed == null ? 0 : Math.min(3, printed.indent()));
    page.append("'>").append(escape(line.name())).append("</td>");
    if (withUnits(section)) {
      page.append("<td class='c'>")
          .append(escape(CellWords.unit(printed == null ? null : printed.unit(), locale)))
          .append("</td>");
    }
    for (var column : section.columns()) {
      cell(section, line, column, printed == null ? column.rule() : printed.rule(column));
    }
    page.append("</tr>");
  }

  private void cell(Section section, Line line, Column column, CellRule rule) {
    var side = rule.type().number() ? "n" : rule.type() == CellRule.Type.TEXT ? "" : "c";
    page.append("<td class='").append(side).append("'>");
    var cell = copy.cell(FormLayout.name(section, line, column));
    var text = cell.map(FormCopy.CellCopy::text).orElse(null);
    var reason = cell.map(FormCopy.CellCopy::reason).orElse(null);
    if (rule.fill() instanceof Fill.Blank) {
      page.append("—");
    } else if (text != null) {
      page.append(escape(CellWords.shown(rule, text, locale)));
    } else if (reason != null) {
      page.append("<span class='why'>").append(text(reason)).append("</span>");
    }
    page.append("</td>");
  }

  /** Places to sign, with who did and when. */
  private void hands() {
    if (copy.hands().isEmpty()) {
      return;
    }
    page.append("<table class='hands'><tr>");
    for (var hand : copy.hands()) {
      page.append("<td>")
          .append(text(hand.step()))
          .append(said("：", ": "))
          .append(escape(or(hand.by())))
          .append("<br/>")
          .append(said("日期：", "Date: "))
          .append(hand.on() == null ? "" : escape(hand.on().toString()))
          .append("</td>");
    }
    page.append("</tr></table>");
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void foot() {
    page.append("<p class='foot'>")
        .append(said("依据：", "After: "))
        .append(text(copy.policy()))
        .append(" ")
        .append(escape(copy.place()));
    if (copy.form().ours()) {
      page.append(said("。表式为本系统自拟。", ". The layout is this system's own."));
    }
    page.append("</p>");
  }

  private String said(String zh, String en) {
    return escape(new Label(zh, en).in(locale));
  }

  private String text(Label label) {
    return escape(label.in(locale));
  }

  private static String escape(String text) {
    return PaperFont.escaped(text);
  }
}
