package org.yipanqi.reporting.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.Check;
import org.yipanqi.policy.forms.Finding;

/** What was read of a workbook so far, and what is wrong with it. */
final class WorkbookTaken {

  private final List<SheetFinding> findings = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  /** Something wrong with a place, or with the whole file. */
  void fault(@Nullable String at, SheetFaults.Fault fault) {
    findings.add(new SheetFinding(at, finding(fault, List.of())));
  }

  /** A cell whose value can't be told. */
  void refuse(CellName cell, String at, SheetFaults.Fault fault) {
    refused.add(cell.toString());
    addresses.put(cell.toString(), at);
    findings.add(new SheetFinding(at, finding(fault, List.of(cell.toString()))));
  }

  void value(CellName cell, String at, String text) {
    addresses.put(cell.toString(), at);
    if (!text.isBlank()) {
      values.put(cell.toString(), text);
    }
  }

  void rows(String section, List<String> keys) {
    rows.put(section, List.copyOf(keys));
  }

  /** A finding of the form's checks; of a cell that was refused it would be told twice. */
  void found(Finding finding) {
    if (finding.cells().isEmpty() || !refused.containsAll(finding.cells())) {
      var at =
          finding.cells().stream()
              .filter(addresses::containsKey)
              .findFirst()
              .map(addresses::get)
              .orElse(null);
      findings.add(new SheetFinding(at, finding));
    }
  }

  static Finding finding(SheetFaults.Fault fault, List<String> cells) {
    return new Finding(
        Finding.Kind.VALUE, fault.code(), Check.Severity.ERROR, cells, fault.words());
  }

  Map<String, String> values() {
    return values;
  }

  Map<String, List<String>> rows() {
    return rows;
  }

  List<SheetFinding> findings() {
    return List.copyOf(findings);
  }
}
