package org.yipanqi.policy.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Terms;
import org.yipanqi.policy.rules.Value;

/**
 * Checks the cells of a return, whichever way they came: from a page, a workbook or a neighbouring
 * system. Nothing missing is ever taken for 0, unless a check of the form says so.
 */
public final class FormChecker {

  private static final int MOST_FINDINGS = 1000;

  /**
   * A return with everything worked out.
   *
   * @param cells with what the form computes, and each value in the one way in which it is kept
   * @param open why a computed cell has no value: what it waits for, or a division by zero
   */
  public record Worked(Cells cells, Map<String, Value> open, List<Finding> findings) {

    /** Whether it may be handed in. */
    public boolean complete() {
      return findings.stream().noneMatch(Finding::error);
    }
  }

  private final Form form;
  private final Cells cells;
  private final KnownCells known;
  private final @Nullable KnownCells before;
  private final Given given;
  private final List<Finding> findings = new ArrayList<>();

  private FormChecker(Form form, Cells cells, @Nullable Cells previous, Given given) {
    this.form = form;
    this.cells = cells;
    this.known = new KnownCells(form, cells);
    this.before = previous == null ? null : new KnownCells(form, previous);
    this.given = given;
  }

  /**
   * What is wrong with a return.
   *
   * @param previous the return of the period before, null while there is none
   */
  public static List<Finding> check(Form form, Cells cells, @Nullable Cells previous, Given given) {
    return work(form, cells, previous, given).findings();
  }

  /** The same, with what the form computes. */
  public static Worked work(Form form, Cells cells, @Nullable Cells previous, Given given) {
    return new FormChecker(form, cells, previous, given).work();
  }

  private Worked work() {
    var computed = new FormComputer(form, cells, known, before, given).compute();
    rows();
    strangers();
    for (var place : form.places(cells)) {
      value(place, computed);
    }
    for (var check : form.checks()) {
      if (before != null || Terms.asked(check.that()).stream().noneMatch(FormChecker::earlier)) {
        check(check);
      }
    }
    var changed = new LinkedHashMap<>(known.kept());
    changed.putAll(computed.values());
    computed.open().keySet().forEach(name -> changed.put(name, ""));
    return new Worked(
        cells.with(changed).explaining(computed.open().keySet()),
        computed.open(),
        findings.stream().limit(MOST_FINDINGS).toList());
  }

  private static boolean earlier(String name) {
    return name.startsWith(Check.BEFORE);
  }

  private void rows() {
    for (var section : form.sections()) {
      if (section.rows() instanceof Rows.Repeating(var over, var most)) {
        var keys = cells.rows(section.id());
        if (keys.size() > most) {
          fault(
              "too-many-rows",
              section.id(),
              "“" + section.title().zh() + "”最多 " + most + " 行，现有 " + keys.size() + " 行",
              "\""
                  + section.title().en()
                  + "\" takes at most "
                  + most
                  + " rows, not "
                  + keys.size());
        }
        if (new HashSet<>(keys).size() < keys.size()) {
          fault("row-twice", section.id(), "有重复的行", "a row stands twice");
        }
        if (over.written() && !keys.stream().allMatch(k -> k.matches("[1-9]\\d{0,5}"))) {
          fault("row-number", section.id(), "行号应为1、2、3……", "rows are numbered 1, 2, 3 …");
        }
      }
    }
  }

  /** Cells that the form hasn't: another form's, or of a row that is not there. */
  private void strangers() {
    var own = new HashSet<String>();
    form.places(cells).forEach(p -> own.add(p.name().toString()));
    for (var name : cells.values().keySet().stream().sorted().toList()) {
      if (!own.contains(name)) {
        fault("unknown-cell", name, "这张表没有“" + name + "”这一格", "the form has no cell " + name);
      }
    }
  }

  private void fault(String code, String cell, String zh, String en) {
    findings.add(
        new Finding(
            Finding.Kind.VALUE, code, Check.Severity.ERROR, List.of(cell), new Label(zh, en)));
  }

  private void value(Form.Place place, FormComputer.Computed computed) {
    var name = place.name().toString();
    var fault = known.faults().get(name);
    if (fault != null) {
      fault(fault.code(), name, fault.words().zh(), fault.words().en());
    } else if (place.rule().required()
        && !known.has(place.name())
        && !cells.explained().contains(name)
        && !computed.open().containsKey(name)) {
      findings.add(
          new Finding(
              Finding.Kind.MISSING,
              "required",
              Check.Severity.ERROR,
              List.of(name),
              new Label("还没有填", "still to be filled")));
    }
  }

  private void check(Check check) {
    var each = check.each();
    if (each == null) {
      check(check, null);
      return;
    }
    for (var row : form.section(each).orElseThrow().rowKeys(cells)) {
      check(check, row);
    }
  }

  private void check(Check check, @Nullable String row) {
    var zero = check.missing() == Check.Missing.ZERO;
    var strict = check.missing() == Check.Missing.REFUSE;
    switch (known.value(check.that(), row, before, zero, given)) {
      case Value.Is(var holds) -> {
        if (holds.equals(false)) {
          found(check, row, check.words(), Set.of());
        }
      }
      case Value.Open(var asks, _) -> {
        var missing = missing(asks, row);
        if (strict && !missing.isEmpty()) {
          found(
              check,
              row,
              new Label("缺少核对所需的数，请先填齐", "numbers that are needed to check are missing"),
              missing);
        }
      }
      case Value.Undefined _ -> {
        if (check.missing() != Check.Missing.SKIP) {
          found(
              check,
              row,
              new Label("除数为 0，无法核对", "can't be checked: a division by zero"),
              Set.of());
        }
      }
    }
  }

  /** What a check waits for; a value at fault is told of by itself. */
  private Set<String> missing(Set<String> asks, @Nullable String row) {
    var missing = new LinkedHashSet<String>();
    for (var name : asks) {
      var real = row == null ? name : name.replace(CellName.ROW, row);
      if (!earlier(name) && !known.faults().containsKey(real)) {
        missing.add(real);
      }
    }
    return missing;
  }

  private void found(Check check, @Nullable String row, Label words, Set<String> missing) {
    var cellsAt = new LinkedHashSet<>(missing);
    for (var cell : check.cells()) {
      var name = cell.toString();
      cellsAt.add(row == null ? name : name.replace(CellName.ROW, row));
    }
    findings.add(
        new Finding(Finding.Kind.CHECK, check.id(), check.severity(), List.copyOf(cellsAt), words));
  }
}
