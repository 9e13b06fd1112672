package org.yipanqi.reporting;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.evidence.EvidenceFiles;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Rows;
import org.yipanqi.policy.forms.Section;
import org.yipanqi.reporting.ActRows.Done;
import org.yipanqi.reporting.paper.FormCopy;
import org.yipanqi.reporting.paper.FormCopy.CellCopy;
import org.yipanqi.reporting.paper.FormCopy.FileCopy;
import org.yipanqi.reporting.paper.FormCopy.Hand;
import org.yipanqi.reporting.paper.FormCopy.Origin;
import org.yipanqi.reporting.paper.FormCopy.RowCopy;

/** A return made ready for paper and for a workbook. */
@Component
class ReturnPaper {

  private static final Map<String, Label> REASONS =
      Map.of(
          "not_reported", new Label("记录未到", "not in yet"),
          "undecidable", new Label("无法判定", "can't be told"),
          "not_applicable", new Label("不适用", "not applicable"),
          "denominator_zero", new Label("分母为零", "nothing to divide by"),
          "rule_error", new Label("算式出错", "the formula failed"),
          "not_fixed", new Label("须由县定", "for the county to fix"));

  private static final Label OPEN = new Label("未算出", "not worked out");

  private final ActRows acts;
  private final Units units;
  private final EvidenceFiles evidence;
  private final Clock clock;

  ReturnPaper(ActRows acts, Units units, EvidenceFiles evidence, Clock clock) {
    this.acts = acts;
    this.units = units;
    this.evidence = evidence;
    this.clock = clock;
  }

  FormCopy copy(ReturnSheet sheet) {
    var way = sheet.way();
    var form = way.form().form();
    var cells = new LinkedHashMap<String, CellCopy>();
    for (var place : form.places(sheet.worked().cells())) {
      cells.put(place.name().toString(), cell(place, sheet));
    }
    var rows = new LinkedHashMap<String, List<RowCopy>>();
    for (var section : form.sections()) {
      if (section.rows() instanceof Rows.Repeating(var over, _)) {
        rows.put(section.id(), rows(section, over, sheet));
      }
    }
    return new FormCopy(
        form,
        way.form().pack().id(),
        way.form().pack().title(),
        way.form().pack().clause(form.clause()).map(PolicyPack.Clause::place).orElse(""),
        way.unit().code(),
        way.unit().name(),
        sheet.of().period(),
        rows,
        cells,
        hands(sheet.of(), way),
        note(sheet.of()),
        files(sheet));
  }

  private List<FileCopy> files(ReturnSheet sheet) {
    var standing = evidence.standing(ReturnEvidence.KIND, sheet.of().id());
    if (standing.isEmpty()) {
      return List.of();
    }
    var places = new HashMap<String, Form.Place>();
    sheet
        .way()
        .form()
        .form()
        .places(sheet.worked().cells())
        .forEach(place -> places.put(place.name().toString(), place));
    return standing.stream()
        .map(it ->
            new FileCopy(
                it.title(),
                it.fileName(),
                it.anchor() == null ? null : words(it.anchor(), places.get(it.anchor())),
                it.digest()))
        .toList();
  }

  /** A cell as people call it: its row and its column. */
  private Label words(String address, Form.@Nullable Place place) {
    if (place == null) {
      return new Label(address, address);
    }
    var row = place.row() == null ? units.nameOf(place.name().row()) : place.row().label();
    var column = place.column().label();
    return new Label(row.zh() + " · " + column.zh(), row.en() + " · " + column.en());
  }

  private static CellCopy cell(Form.Place place, ReturnSheet sheet) {
    var name = place.name().toString();
    var stored = sheet.stored().get(name);
    var text = sheet.worked().cells().text(place.name()).orElse(null);
    var fill = place.rule().fill();
    if (fill instanceof Fill.Computed || fill instanceof Fill.OfRule) {
      return new CellCopy(text, Origin.COMPUTED, text == null ? OPEN : null);
    }
    var typed = stored != null && stored.typed() != null;
    var filled = !typed && !(fill instanceof Fill.Typed);
    return new CellCopy(
        text,
        filled ? Origin.FILLED : Origin.TYPED,
        text == null && stored != null ? reason(stored) : null);
  }

  private static @Nullable Label reason(StoredCell stored) {
    var state = stored.recordedState();
    return state == null ? null : REASONS.get(state);
  }

  private List<RowCopy> rows(Section section, Rows.Over over, ReturnSheet sheet) {
    return section.rowKeys(sheet.worked().cells()).stream()
        .map(key -> new RowCopy(key, over.written() ? key : units.nameOf(key).zh()))
        .toList();
  }

  private List<Hand> hands(Return of, Way way) {
    var done = acts.of(of.id());
    return IntStream.range(0, way.steps().size())
        .filter(no -> !way.places(no).isEmpty())
        .mapToObj(no -> {
          var last = of.state() == ReturnState.LOCKED || no < of.step() ? last(done, no) : null;
          return last == null
              ? new Hand(way.step(no).label(), null, null)
              : new Hand(
                  way.step(no).label(),
                  last.stead() == null ? last.name() : last.name() + "（代" + last.stead() + "）",
                  last.at().atZoneSameInstant(clock.getZone()).toLocalDate());
        })
        .toList();
  }

  private static @Nullable Done last(List<Done> done, int step) {
    return done.stream()
        .filter(it -> it.step() == step && PASSING.contains(it.act()))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static final List<ReturnAct> PASSING =
      List.of(ReturnAct.SUBMIT, ReturnAct.APPROVE, ReturnAct.LOCK);

  private static @Nullable Label note(Return of) {
    if (of.state() != ReturnState.LOCKED) {
      return new Label("草稿，未经逐级审核锁定", "A draft: not reviewed and locked");
    }
    return of.edition() == 1
        ? null
        : new Label(
            "第%d版，更正原因：%s".formatted(of.edition(), of.amendedBecause()),
            "Edition %d, amended: %s".formatted(of.edition(), of.amendedBecause()));
  }
}
