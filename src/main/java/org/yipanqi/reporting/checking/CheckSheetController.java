package org.yipanqi.reporting.checking;

import static org.yipanqi.web.MalformedRequest.needed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.forms.CellRule;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.reporting.CellTitles;
import org.yipanqi.reporting.checking.DrawController.SpotCheckShown;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.SheetFile;

/** Check sheets: a drawn return to be held against what is seen, and what was seen. */
@RestController
@RequestMapping("/api/returns/spot-checks/{id}")
@Needs("reporting.spot_check")
class CheckSheetController {

  /** A drawn return, line by line. */
  record CheckSheetShown(
      SpotCheckShown check,
      long drawId,
      String seed,
      Label title,
      String period,
      String state,
      List<CheckLine> lines) {}

  /**
   * A cell to be looked at.
   *
   * @param choices what it takes where it takes one of a few, yes and no among them
   */
  record CheckLine(
      String address,
      Label section,
      Label row,
      Label column,
      @Nullable String unit,
      String type,
      @Nullable String reported,
      @Nullable String recorded,
      List<CheckChoice> choices) {}

  record CheckChoice(String code, Label label) {}

  record SpotCheckResult(
      @Nullable Integer version,
      @Nullable Map<String, @Nullable String> seen,
      @Nullable String words) {}

  private static final int LONGEST_WORDS = 500;

  private final Callers callers;
  private final SpotChecks checks;
  private final CellTitles titles;
  private final DrawController draws;

  CheckSheetController(
      Callers callers, SpotChecks checks, CellTitles titles, DrawController draws) {
    this.callers = callers;
    this.checks = checks;
    this.titles = titles;
    this.draws = draws;
  }

  @GetMapping
  CheckSheetShown sheet(@PathVariable long id) {
    return shown(checks.sheet(callers.current(), id));
  }

  /** The same as an Excel file, with a column for what is seen. */
  @GetMapping("/sheet.xlsx")
  ResponseEntity<byte[]> file(@PathVariable long id, Locale locale) {
    var it = shown(checks.sheet(callers.current(), id));
    var file = SheetFile.of(new Label("核查表", "Check sheet").in(locale), locale);
    file.row()
        .label(it.title())
        .text(it.period())
        .label(it.check().unitName())
        .label(new Label("抽取种子 " + it.seed(), "Seed " + it.seed()));
    file.heads(
        List.of(
            new Label("序号", "No."),
            new Label("表", "Table"),
            new Label("项目", "Item"),
            new Label("栏目", "Column"),
            new Label("报表数", "Reported"),
            new Label("记录数", "Recorded"),
            new Label("核查所见", "Seen"),
            new Label("说明", "Remark")),
        4);
    var no = 0;
    for (var line : it.lines()) {
      file.row()
          .whole(++no)
          .label(line.section())
          .label(line.row())
          .label(line.column())
          .label(words(line, line.reported()))
          .label(words(line, line.recorded()))
          .label(words(line, it.check().seen().get(line.address())))
          .text(null);
    }
    return file.answer("check-" + id + ".xlsx");
  }

  /** What whoever looked saw; what differs is a finding. */
  @PostMapping("/result")
  SpotCheckShown result(@PathVariable long id, @RequestBody SpotCheckResult result) {
    var words = result.words() == null || result.words().isBlank() ? null : result.words().strip();
    if (words != null && words.length() > LONGEST_WORDS) {
      throw new MalformedRequest("words", "reporting.too-long", LONGEST_WORDS);
    }
    return draws.shown(
        checks.result(
            callers.current(),
            id,
            needed("version", result.version()),
            given(needed("seen", result.seen())),
            words));
  }

  /** What is sent as nothing was not looked at. */
  private static Map<String, String> given(Map<String, @Nullable String> seen) {
    var all = new LinkedHashMap<String, String>();
    seen.forEach((cell, is) -> all.put(cell, is == null ? "" : is));
    return all;
  }

  private static @Nullable Label words(CheckLine line, @Nullable String value) {
    return value == null
        ? null
        : line.choices().stream()
            .filter(choice -> choice.code().equals(value))
            .findFirst()
            .map(CheckChoice::label)
            .orElseGet(() -> new Label(value, value));
  }

  private CheckSheetShown shown(SpotChecks.CheckSheet it) {
    var lines = new ArrayList<CheckLine>();
    var form = it.way().form().form();
    for (var place : form.places(it.says().worked().cells())) {
      var stored = it.says().stored().get(place.name().toString());
      var reported = it.says().worked().cells().text(place.name()).orElse(null);
      var recorded = stored == null ? null : stored.recorded();
      if (reported != null || recorded != null) {
        lines.add(line(place, reported, recorded));
      }
    }
    return new CheckSheetShown(
        draws.shown(it.check()),
        it.draw().id(),
        it.draw().seed(),
        form.title(),
        it.of().period().toString(),
        it.of().state().code(),
        lines);
  }

  private CheckLine line(Form.Place place, @Nullable String reported, @Nullable String recorded) {
    var rule = place.rule();
    return new CheckLine(
        place.name().toString(),
        place.section().title(),
        titles.row(place),
        place.column().label(),
        rule.unit(),
        rule.type().name().toLowerCase(Locale.ROOT),
        reported,
        recorded,
        rule.type() == CellRule.Type.YES_NO
            ? List.of(
                new CheckChoice("true", new Label("是", "yes")),
                new CheckChoice("false", new Label("否", "no")))
            : rule.choices().stream().map(c -> new CheckChoice(c.code(), c.label())).toList());
  }
}
