package org.yipanqi.facts.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** An opened workbook. */
public final class Workbook implements AutoCloseable {

  private static final int MOST_SHEETS = 1_000;
  private static final String RELATIONS = "_rels/.rels";

  private final Parts parts;
  private final List<Sheet> sheets = new ArrayList<>();
  private Map<String, Relation> relations = Map.of();
  private boolean since1904;

  private record Relation(String type, String part) {

    /** The last word of the type, which the strict and the usual form have in common. */
    boolean is(String word) {
      return type.endsWith("/" + word);
    }
  }

  private Workbook(Parts parts) {
    this.parts = parts;
  }

  /**
   * Opens a file and looks what sheets it has.
   *
   * @param share told, while a sheet is read, how much of the work is done: 0 to 1
   * @throws UnreadableWorkbook when the file is not one
   */
  public static Workbook open(Path file, DoubleConsumer share) throws IOException {
    var book = new Workbook(Parts.open(file, share));
    try {
      book.look();
      return book;
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private void look() throws IOException {
    if (!parts.has(RELATIONS)) {
      throw new UnreadableWorkbook(parts.has("mimetype") ? "workbook-ods" : "workbook-not");
    }
    var main =
        relations(RELATIONS, "").values().stream()
            .filter(it -> it.is("officeDocument"))
            .map(Relation::part)
            .findFirst()
            .orElseThrow(() -> new UnreadableWorkbook("workbook-not"));
    if (main.endsWith(".bin")) {
      throw new UnreadableWorkbook("workbook-xlsb");
    }
    var slash = main.lastIndexOf('/') + 1;
    var folder = main.substring(0, slash);
    relations = relations(folder + "_rels/" + main.substring(slash) + ".rels", folder);
    try (var xml = parts.xml(main)) {
      if (xml == null) {
        throw new UnreadableWorkbook("workbook-broken");
      }
      readSheets(xml);
    }
    if (sheets.isEmpty()) {
      throw new UnreadableWorkbook("workbook-not");
    }
  }

  private Map<String, Relation> relations(String part, String folder) throws IOException {
    var found = new HashMap<String, Relation>();
    try (var xml = parts.xml(part)) {
      while (xml != null && xml.next()) {
        var id = xml.starts("Relationship") ? xml.attribute("Id") : null;
        var type = id == null ? null : xml.attribute("Type");
        var target = id == null ? null : xml.attribute("Target");
        if (id != null && type != null && target != null) {
          found.put(id, new Relation(type, within(folder, target)));
        }
      }
    }
    return found;
  }

  /** Only parts are ever looked up by it, never files. */
  private static String within(String folder, String target) {
    return target.startsWith("/") ? target.substring(1) : folder + target;
  }

  private void readSheets(Xml xml) throws IOException {
    while (xml.next()) {
      if (xml.starts("workbookPr")) {
        var told = xml.attribute("date1904");
        since1904 = "1".equals(told) || "true".equals(told);
      } else if (xml.starts("sheet")) {
        addSheet(xml.attribute("name"), xml.attribute("state"), relation(xml));
      }
    }
  }

  private @Nullable Relation relation(Xml xml) {
    var id = xml.attribute("id");
    return id == null ? null : relations.get(id);
  }

  /** Sheets that are charts have no cells. */
  private void addSheet(@Nullable String name, @Nullable String state, @Nullable Relation at) {
    if (name == null || at == null || !at.is("worksheet")) {
      return;
    }
    if (sheets.size() == MOST_SHEETS) {
      throw new UnreadableWorkbook("workbook-bomb");
    }
    sheets.add(new Sheet(name, state == null || state.equals("visible"), at.part()));
  }

  /** In the order of their tabs. */
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /** Whether days are counted from 1904, as old Macintosh workbooks have it, and not from 1900. */
  public boolean since1904() {
    return since1904;
  }

  /** Reads a sheet from its first row to its last. */
  public void read(Sheet sheet, CellTaker taker) throws IOException {
    var shared = part("sharedStrings");
    var styles = part("styles");
    parts.expect(shared, styles, sheet.part());
    NumberForms forms;
    try (var xml = parts.xml(styles)) {
      forms = NumberForms.read(xml);
    }
    try (var texts = sharedTexts(shared);
        var xml = parts.xml(sheet.part())) {
      if (xml == null) {
        throw new UnreadableWorkbook("workbook-broken");
      }
      new SheetRows(xml, forms, texts, taker).read();
    }
  }

  private SharedTexts sharedTexts(String part) throws IOException {
    try (var xml = parts.xml(part)) {
      return SharedTexts.read(xml);
    }
  }

  private String part(String word) {
    return relations.values().stream()
        .filter(it -> it.is(word))
        .map(Relation::part)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
