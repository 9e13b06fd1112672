package org.yipanqi.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.kernel.Label;

/**
 * Turns a list that a page holds whole into an Excel file: exactly what is on the screen, in the
 * order and language shown. Lists that are longer than a page have files of their own.
 */
@RestController
@Needs(Needs.SIGNED_IN)
@RequestMapping("/api/sheets")
class SheetController {

  /**
   * A list as shown.
   *
   * @param rows one list of texts a row; a row may be shorter than the heads, as headings are
   */
  record ShownList(String name, List<String> heads, List<List<String>> rows) {}

  private static final int MOST_ROWS = 10_000;
  private static final int MOST_COLUMNS = 60;
  private static final int MOST_LETTERS = 8_000;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(,\\d{3})*(\\.\\d{1,9})?");
  private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");

  @PostMapping
  ResponseEntity<byte[]> sheet(@RequestBody ShownList list, Locale locale) {
    check(list);
    var sheet = SheetFile.of(list.name(), locale);
    sheet.heads(list.heads().stream().map(h -> new Label(orDash(h), orDash(h))).toList(), 1);
    for (var row : list.rows()) {
      sheet.row();
      for (var text : row) {
        if (NUMBER.matcher(text).matches()) {
          sheet.number(new BigDecimal(text.replace(",", "")));
        } else {
          sheet.text(text.isEmpty() ? null : text);
        }
      }
    }
    return sheet.answer(list.name() + ".xlsx");
  }

  private static String orDash(String head) {
    return head.isBlank() ? "—" : head;
  }

  private static void check(ShownList list) {
    if (!FILE_NAME.matcher(list.name()).matches()) {
      throw new MalformedRequest("name", "web.sheet-name");
    }
    if (list.heads().isEmpty() || list.heads().size() > MOST_COLUMNS) {
      throw new MalformedRequest("heads", "web.sheet-size", MOST_ROWS, MOST_COLUMNS);
    }
    if (list.rows().size() > MOST_ROWS
        || list.rows().stream().anyMatch(row -> row.size() > MOST_COLUMNS)) {
      throw new MalformedRequest("rows", "web.sheet-size", MOST_ROWS, MOST_COLUMNS);
    }
    if (list.rows().stream().flatMap(List::stream).anyMatch(text -> text.length() > MOST_LETTERS)) {
      throw new MalformedRequest("rows", "web.sheet-text", MOST_LETTERS);
    }
  }
}
