package org.yipanqi.indicators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Reads back an Excel file of ours: each row's cells in order, blanks left out. */
final class Sheets {

  private static final Pattern ROW = Pattern.compile("(?s)<row [^>]*?(?:/>|>(.*?)</row>)");
  private static final Pattern CELL =
      Pattern.compile("(?s)<c r=\"[A-Z]+\\d+\"([^>]*?)(?:/>|>(.*?)</c>)");
  private static final Pattern TEXT = Pattern.compile("(?s)<t[^>]*>(.*?)</t>");
  private static final Pattern VALUE = Pattern.compile("(?s)<v>(.*?)</v>");

  private static final Pattern ESCAPED = Pattern.compile("&#x([0-9a-f]+);");

  private Sheets() {}

  /** Everything that is written in the file. */
  static String text(byte[] file) throws IOException {
    return String.join("\n", rows(file).stream().map(cells -> String.join("\t", cells)).toList());
  }

  static List<List<String>> rows(byte[] file) throws IOException {
    var parts = parts(file);
    var strings = new ArrayList<String>();
    var texts = TEXT.matcher(parts.getOrDefault("xl/sharedStrings.xml", ""));
    while (texts.find()) {
      strings.add(plain(texts.group(1)));
    }
    var rows = new ArrayList<List<String>>();
    var row = ROW.matcher(parts.getOrDefault("xl/worksheets/sheet1.xml", ""));
    while (row.find()) {
      rows.add(cells(row.group(1) == null ? "" : row.group(1), strings));
    }
    return rows;
  }

  private static List<String> cells(String row, List<String> strings) {
    var cells = new ArrayList<String>();
    var cell = CELL.matcher(row);
    while (cell.find()) {
      var content = cell.group(2) == null ? "" : cell.group(2);
      var value = VALUE.matcher(content);
      var text = TEXT.matcher(content);
      if (value.find()) {
        cells.add(
            cell.group(1).contains("t=\"s\"")
                ? strings.get(Integer.parseInt(value.group(1)))
                : value.group(1));
      } else if (text.find()) {
        cells.add(plain(text.group(1)));
      }
    }
    return cells;
  }

  private static String plain(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static Map<String, String> parts(byte[] content) throws IOException {
    var parts = new HashMap<String, String>();
    var file = Files.createTempFile("sheet", ".xlsx");
    try {
      Files.write(file, content);
      try (var zip = new ZipFile(file.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          try (var part = zip.getInputStream(entry)) {
            parts.put(entry.getName(), new String(part.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }
}
