package org.yipanqi.indicators;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A county's files and what happens to them by chance: rows are added, corrected in any field,
 * voided, moved in time and from place to place; hospitals change community in mid-month, close,
 * open again, are taken over. What a rule refuses is forgotten again.
 */
final class RandomHistory {

  /** Rows of one format to be imported at once. */
  record Batch(String format, List<Map<String, String>> rows) {

    String csv() {
      var text = new StringWriter();
      try (var csv = CsvWriter.builder().build(text)) {
        var heads = List.copyOf(rows.getFirst().keySet());
        csv.writeRecord(heads);
        rows.forEach(row -> csv.writeRecord(heads.stream().map(row::get).toList()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return text.toString();
    }
  }

  /** What a row is known by where that is not its source and number there. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "persons", List.of("person_no"),
          "institutions", List.of("code"),
          "community_members", List.of("community", "institution", "valid_from"),
          "successions", List.of("predecessor", "successor"),
          "operation_levels", List.of("code", "valid_from"),
          "sources_owed", List.of("institution", "fact", "valid_from"),
          "receipts", List.of("institution", "fact", "month"));

  private static final Set<String> STAND_STILL =
      Set.of("divisions", "organisations", "communities", "source_systems");

  private static final Map<String, Set<String>> FIELDS_LEFT_ALONE =
      Map.of(
          "persons", Set.of("name", "id_no", "phone"),
          "institutions", Set.of("name", "name_en", "short_name", "organisation", "sample"),
          "operations", Set.of("admission_no"));

  private static final int MOST_ROWS = 6;
  private static final int DAYS_MOVED = 240;
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final LocalDate MID_YEAR = LocalDate.of(2020, 5, 15);

  private final Map<String, List<Map<String, String>>> tables = new TreeMap<>();
  private final List<String> institutions = new ArrayList<>();
  private final List<String> clinics = new ArrayList<>();
  private final List<String> hospitals = new ArrayList<>();
  private final ArrayDeque<Batch> planned = new ArrayDeque<>();
  private final Random random;
  private int added;
  private boolean planning;
  private int lives;

  RandomHistory(Path folder, long seed) throws IOException {
    random = new Random(seed);
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var format = file.getFileName().toString().replace(".csv", "");
        if (!STAND_STILL.contains(format)) {
          tables.put(format, read(file));
        }
      }
    }
    for (var row : rowsOf("institutions")) {
      institutions.add(row.get("code"));
      (row.get("managed_by").isEmpty() ? hospitals : clinics).add(row.get("code"));
    }
    institutions.add("E2");
  }

  private static List<Map<String, String>> read(Path file) throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(record -> rows.add(new LinkedHashMap<>(record.getFieldsAsMap())));
    }
    for (var row : rows) {
      if (row.containsKey("source_no")) {
        row.putIfAbsent("void", "");
      }
      if (row.containsKey("managed_by")) {
        row.putIfAbsent("closed_on", "");
      }
    }
    return rows;
  }

  /** Something to import; call {@link #happened} when it was taken. */
  Batch next() {
    if (planned.isEmpty() && random.nextInt(5) == 0) {
      planALife(pick(hospitals), MID_YEAR.plusDays(random.nextInt(-40, 41)));
    }
    planning = !planned.isEmpty();
    return planning ? planned.remove() : anything();
  }

  /** How many files told what became of a hospital. */
  int lives() {
    return lives;
  }

  /** What becomes of a hospital on a day, told in the files it takes. */
  private void planALife(String hospital, LocalDate last) {
    switch (random.nextInt(4)) {
      case 0 -> moves(hospital, last);
      case 1 -> closes(hospital, last.toString());
      case 2 -> {
        closes(hospital, last.toString());
        var row = new LinkedHashMap<String, String>();
        row.put("predecessor", hospital);
        row.put("successor", pick(hospitals));
        row.put("on", last.plusDays(random.nextInt(3)).toString());
        row.put("kind", pick(List.of("merge", "merge", "rename", "split")));
        planned.add(new Batch("successions", List.of(row)));
      }
      default -> closes(hospital, "");
    }
  }

  private void closes(String hospital, String day) {
    for (var row : rowsOf("institutions")) {
      if (hospital.equals(row.get("code"))) {
        var closed = new LinkedHashMap<>(row);
        closed.put("closed_on", day);
        planned.add(new Batch("institutions", List.of(closed)));
      }
    }
  }

  /** Leaves its community that day, mostly for the other one. */
  private void moves(String hospital, LocalDate last) {
    var rows = new ArrayList<Map<String, String>>();
    for (var row : rowsOf("community_members")) {
      if (hospital.equals(row.get("institution")) && "".equals(row.get("valid_to"))) {
        var ended = new LinkedHashMap<>(row);
        ended.put("valid_to", last.toString());
        rows.add(ended);
        if (random.nextInt(3) > 0) {
          var joined = new LinkedHashMap<>(row);
          joined.put("community", "990101-C" + (1 + random.nextInt(2)));
          joined.put("valid_from", last.plusDays(1).toString());
          rows.add(joined);
        }
      }
    }
    if (!rows.isEmpty()) {
      planned.add(new Batch("community_members", rows));
    }
  }

  private Batch anything() {
    var formats = List.copyOf(tables.keySet());
    var format = formats.get(random.nextInt(formats.size()));
    var rows = new LinkedHashMap<List<String>, Map<String, String>>();
    for (var i = 1 + random.nextInt(MOST_ROWS); i > 0; i--) {
      var row = changed(format, pick(rowsOf(format)));
      rows.putIfAbsent(key(format, row), row);
    }
    return new Batch(format, List.copyOf(rows.values()));
  }

  void happened(Batch batch) {
    lives += planning ? 1 : 0;
    var table = tables.computeIfAbsent(batch.format(), _ -> new ArrayList<>());
    for (var row : batch.rows()) {
      var key = key(batch.format(), row);
      table.removeIf(old -> key(batch.format(), old).equals(key));
      table.add(row);
    }
  }

  private List<Map<String, String>> rowsOf(String format) {
    return tables.getOrDefault(format, List.of());
  }

  private static List<String> key(String format, Map<String, String> row) {
    return KEYS.getOrDefault(format, List.of("source", "source_no")).stream()
        .map(row::get)
        .toList();
  }

  private Map<String, String> changed(String format, Map<String, String> old) {
    var row = new LinkedHashMap<>(old);
    var recorded = row.containsKey("source_no");
    if (recorded && random.nextInt(3) == 0) {
      row.put("source_no", "R-" + ++added);
      row.put("void", "");
    }
    if (recorded && random.nextInt(6) == 0) {
      row.put("void", "true".equals(row.get("void")) ? "false" : "true");
    }
    var fields =
        row.keySet().stream()
            .filter(f -> !f.startsWith("source") && !f.equals("void") && !f.equals("code"))
            .filter(f -> recorded || !keyThatMustStay(format, f))
            .filter(f -> !FIELDS_LEFT_ALONE.getOrDefault(format, Set.of()).contains(f))
            .toList();
    if (random.nextInt(3) == 0) {
      var days = random.nextInt(-DAYS_MOVED, DAYS_MOVED + 1);
      var years = years();
      fields.forEach(field -> row.compute(field, (_, value) -> moved(value, days, years)));
    } else {
      for (var i = 1 + random.nextInt(2); i > 0; i--) {
        var field = pick(fields);
        row.put(field, other(format, field, String.valueOf(row.get(field)), row));
      }
    }
    row.replace("id_no", "");
    return row;
  }

  /** Memberships, receipts and debts get new rows by another key; people and places do not. */
  private static boolean keyThatMustStay(String format, String field) {
    return field.equals("person_no") && format.equals("persons");
  }

  private String other(String format, String field, String value, Map<String, String> row) {
    if (field.equals("managed_by")) {
      return clinics.contains(row.get("code")) ? pick(hospitals) : "";
    }
    if (field.equals("institution") && !row.containsKey("fact")) {
      return pick(format.equals("community_members") ? hospitals : institutions);
    }
    if (field.equals("fund_amount") && !value.isEmpty()) {
      return new BigDecimal(value).movePointLeft(1).toPlainString();
    }
    if (field.equals("amount") || field.equals("total_amount")) {
      return 9000 + random.nextInt(9000) + "." + (10 + random.nextInt(90));
    }
    var known = value.isEmpty() ? pick(rowsOf(format)).get(field) : value;
    if (known.matches(DAY)) {
      return random.nextInt(5) == 0 && !value.isEmpty()
          ? emptyIfEver(format, field, known)
          : moved(known);
    }
    if (known.matches("\\d{4}-\\d{2}")) {
      return YearMonth.parse(known)
          .plusMonths(random.nextInt(-9, 10))
          .plusYears(years())
          .toString();
    }
    if (field.equals("period")) {
      return pick(List.of("2019", "2020", "2020H1", "2020Q2", "2020-05", "2021", "2027"));
    }
    return pick(rowsOf(format)).get(field);
  }

  /** An open end where the column knows open ends. */
  private String emptyIfEver(String format, String field, String value) {
    return rowsOf(format).stream().anyMatch(r -> r.get(field).isEmpty()) ? "" : moved(value);
  }

  private String moved(String day) {
    return String.valueOf(moved(day, random.nextInt(-DAYS_MOVED, DAYS_MOVED + 1), years()));
  }

  private static @Nullable String moved(@Nullable String day, int days, int years) {
    return day != null && day.matches(DAY)
        ? LocalDate.parse(day).plusDays(days).plusYears(years).toString()
        : day;
  }

  /** Now and then somebody types another year, even one ahead. */
  private int years() {
    return random.nextInt(12) == 0 ? random.nextInt(-12, 9) : 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
