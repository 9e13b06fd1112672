package org.yipanqi.reporting.paper;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.yipanqi.kernel.Label;
import org.yipanqi.reporting.paper.FormCopy.FileCopy;

/** The files of a return on its paper: each is known again by its digest. */
final class PaperFiles {

  private static final Label TITLE = new Label("附件（佐证材料）", "Files");
  private static final List<Label> HEADS =
      List.of(
          new Label("序号", "No."),
          new Label("材料", "File"),
          new Label("说明的单元格", "Of the cell"),
          new Label("SHA-256", "SHA-256"));
  private static final Label WHOLE = new Label("整张表", "The whole");

  private PaperFiles() {}

  /**
   * @param escape makes a text one of the page's
   */
  static String html(List<FileCopy> files, Locale locale, UnaryOperator<String> escape) {
    if (files.isEmpty()) {
      return "";
    }
    var page = new StringBuilder("<h2>").append(TITLE.in(locale));
    page.append("</h2><table class='cells'><thead><tr>");
    HEADS.forEach(head -> page.append("<th>").append(head.in(locale)).append("</th>"));
    page.append("</tr></thead><tbody>");
    for (var no = 0; no < files.size(); no++) {
      var file = files.get(no);
      var at = file.at() == null ? WHOLE : file.at();
      page.append("<tr><td class='c'>").append(no + 1).append("</td><td>");
      page.append(escape.apply(file.title())).append("<br/>");
      page.append(escape.apply(file.fileName())).append("</td><td>");
      page.append(escape.apply(at.in(locale))).append("</td><td class='d'>");
      page.append(file.digest(), 0, 32).append("<br/>").append(file.digest().substring(32));
      page.append("</td></tr>");
    }
    return page.append("</tbody></table>").toString();
  }
}
