package org.yipanqi.facts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.yipanqi.facts.workbook.CellAddress;

/**
 * A workbook written part by part, right or wrong. Cells are given as {@code text}, {@code #43831}
 * for a number, {@code #43831~1} for one with a style, or as XML in which {@code @} is the address;
 * an empty one is left out.
 */
public final class SmallWorkbook {

  /** Styles by number: general, date, month, percent, six digits, text, date and time. */
  private static final String STYLES =
      """
      <styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/>
      <numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[$-804]yyyy\\-mm\\-dd hh:mm:ss"/>
      </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
      <xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="49"/><xf numFmtId="166"/></cellXfs></styleSheet>
      """;

  private record Tab(String name, String state, StringBuilder rows, StringBuilder after) {}

  private final List<Tab> tabs = new ArrayList<>();
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder shared = new StringBuilder();
  private String properties = "";
  private int row;

  public static SmallWorkbook sheet(String name) {
    return new SmallWorkbook().and(name, "visible");
  }

  SmallWorkbook and(String name, String state) {
    tabs.add(new Tab(name, state, new StringBuilder(), new StringBuilder()));
    row = 0;
    return this;
  }

  public SmallWorkbook row(String... cells) {
    row++;
    var rows = tabs.getLast().rows().append("<row r=\"" + row + "\">");
    for (var i = 0; i < cells.length; i++) {
      rows.append(cell(CellAddress.letters(i) + row, cells[i]));
    }
    rows.append("</row>");
    return this;
  }

  /** A line of CSV, all of it text. */
  public SmallWorkbook texts(String line) {
    return row(line.split(",", -1));
  }

  SmallWorkbook skip(int rows) {
    row += rows;
    return this;
  }

  private static String cell(String address, String cell) {
    if (cell.isEmpty()) {
      return "";
    }
    if (cell.startsWith("<")) {
      return cell.replace("@", address);
    }
    if (cell.startsWith("#")) {
      var parts = cell.substring(1).split("~");
      var style = parts.length > 1 ? " s=\"" + parts[1] + "\"" : "";
      return "<c r=\"%s\"%s><v>%s</v></c>".formatted(address, style, parts[0]);
    }
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(address, cell);
  }

  SmallWorkbook xml(String rows) {
    tabs.getLast().rows().append(rows);
    return this;
  }

  SmallWorkbook merged(String range) {
    tabs.getLast().after().append("<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>");
    return this;
  }

  /** One more of the shared texts, as XML inside of {@code si}. */
  SmallWorkbook shared(String xml) {
    shared.append("<si>").append(xml).append("</si>");
    return this;
  }

  SmallWorkbook since1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** A part in the place of the usual one; null to leave it out. */
  SmallWorkbook part(String name, String content) {
    parts.put(name, content == null ? null : content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public byte[] bytes() {
    var all = new LinkedHashMap<String, byte[]>();
    usual().forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
    all.putAll(parts);
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : all.entrySet()) {
        if (part.getValue() != null) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Map<String, String> usual() {
    var usual = new LinkedHashMap<String, String>();
    var sheets = new StringBuilder();
    var relations = new StringBuilder();
    for (var i = 0; i < tabs.size(); i++) {
      var tab = tabs.get(i);
      sheets.append(
          "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
              .formatted(tab.name(), i + 1, tab.state(), i + 1));
      relations.append(relation("rId" + (i + 1), "worksheet", "worksheets/sheet" + i + ".xml"));
      usual.put(
          "xl/worksheets/sheet" + i + ".xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>%s</sheetData>%s</worksheet>"
              .formatted(tab.rows(), tab.after()));
    }
    relations.append(relation("rIdS", "sharedStrings", "sharedStrings.xml"));
    relations.append(relation("rIdF", "styles", "styles.xml"));
    usual.put("xl/sharedStrings.xml", "<sst>" + shared + "</sst>");
    usual.put("xl/styles.xml", STYLES);
    usual.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    usual.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"urn:r\">%s<sheets>%s</sheets></workbook>"
            .formatted(properties, sheets));
    usual.put(
        "_rels/.rels",
        "<Relationships>%s</Relationships>"
            .formatted(relation("rId1", "officeDocument", "xl/workbook.xml")));
    return usual;
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
        .formatted(id, type, target);
  }
}
