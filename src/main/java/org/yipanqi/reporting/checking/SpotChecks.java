package org.yipanqi.reporting.checking;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.forms.CellName;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.reporting.ReportFindingRows;
import org.yipanqi.reporting.ReportFindingRows.Differing;
import org.yipanqi.reporting.ReportingAction;
import org.yipanqi.reporting.ReportingProblem;
import org.yipanqi.reporting.ReportingTrail;
import org.yipanqi.reporting.Return;
import org.yipanqi.reporting.ReturnRows;
import org.yipanqi.reporting.ReturnRules;
import org.yipanqi.reporting.ReturnSheet;
import org.yipanqi.reporting.Sheets;
import org.yipanqi.reporting.UnderLock;
import org.yipanqi.reporting.Way;
import org.yipanqi.reporting.checking.DrawRows.Checked;
import org.yipanqi.reporting.checking.DrawRows.Drawn;
import org.yipanqi.web.MalformedRequest;

/**
 * Spot checks: some of the returns that are in, drawn by a seed that is on record with the list
 * they were drawn from; what whoever looked saw other than was reported becomes a finding.
 */
@Service
public class SpotChecks {

  /**
   * What to draw from.
   *
   * @param seed null for one made by chance
   */
  public record Asked(
      long county, String pack, String form, Period period, int size, @Nullable String seed) {}

  /** A draw with its returns. */
  public record Whole(Drawn draw, List<Checked> checks) {}

  /** A drawn return, with what it says now. */
  public record CheckSheet(Checked check, Drawn draw, Return of, Way way, ReturnSheet says) {}

  private static final int SEED_BYTES = 8;

  private final DrawRows rows;
  private final ReturnRows returns;
  private final ReportFindingRows findings;
  private final UnderLock door;
  private final Sheets sheets;
  private final ReportingTrail trail;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  SpotChecks(
      DrawRows rows,
      ReturnRows returns,
      ReportFindingRows findings,
      UnderLock door,
      Sheets sheets,
      ReportingTrail trail,
      Clock clock) {
    this.rows = rows;
    this.returns = returns;
    this.findings = findings;
    this.door = door;
    this.sheets = sheets;
    this.trail = trail;
    this.clock = clock;
  }

  /** Draws from the returns of a form and period that are in. */
  public Whole draw(Caller caller, Asked asked) {
    var in = new LinkedHashMap<String, Return>();
    returns.ofForm(asked.county(), asked.pack(), asked.form(), asked.period()).stream()
        .filter(it -> it.handedInAt() != null)
        .forEach(it -> in.put(it.unit(), it));
    if (in.isEmpty()) {
      throw ReportingProblem.NOTHING_TO_DRAW.because();
    }
    var bytes = new byte[SEED_BYTES];
    chance.nextBytes(bytes);
    var seed = asked.seed() == null ? HexFormat.of().formatHex(bytes) : asked.seed();
    var drawn = Draw.of(seed, in.keySet(), asked.size());
    var id =
        door.writingAll(
            in.values().stream().toList(),
            asked.county(),
            () -> {
              var population = in.keySet().stream().sorted().toList();
              var draw = rows.add(asked, seed, population, caller, OffsetDateTime.now(clock));
              var no = 0;
              for (var unit : drawn) {
                rows.add(draw, ++no, Objects.requireNonNull(in.get(unit)));
              }
              trail.note(
                  caller,
                  ReportingAction.DRAWN,
                  "draw",
                  draw,
                  String.valueOf(asked.county()),
                  null,
                  Map.of("form", asked.form(), "seed", seed, "drawn", drawn));
              return draw;
            });
    return whole(caller, id);
  }

  public Whole whole(Caller caller, long id) {
    var draw = rows.find(id).orElseThrow(ReportingProblem.UNKNOWN_DRAW::because);
    return new Whole(draw, rows.checks(id));
  }

  /** The newest of a county first, before one of them. */
  public List<Drawn> of(Caller caller, long county, long before, int limit) {
    return rows.of(county, before, limit);
  }

  /** A drawn return with what it says, to be held against what is seen. */
  public CheckSheet sheet(Caller caller, long id) {
    var check = rows.check(id).orElseThrow(ReportingProblem.UNKNOWN_DRAW::because);
    var held = door.seen(caller, check.returnId());
    return new CheckSheet(
        check,
        rows.find(check.draw()).orElseThrow(),
        held.of(),
        held.way(),
        sheets.of(held.of(), held.way()));
  }

  /**
   * What whoever looked saw, by cell, where they looked; what differs from the return is a finding
   * of whoever fills it.
   */
  public Checked result(
      Caller caller, long id, int version, Map<String, String> seen, @Nullable String words) {
    var check = rows.check(id).orElseThrow(ReportingProblem.UNKNOWN_DRAW::because);
    var held = door.seen(caller, check.returnId());
    var sheet = sheets.of(held.of(), held.way());
    var kept = new LinkedHashMap<String, String>();
    var different = new ArrayList<Differing>();
    seen.forEach((cell, is) -> {
      var place = place(held.way().form().form(), cell);
      if (!is.isBlank()) {
        var written = written(place, is);
        kept.put(cell, written);
        var said = sheet.worked().cells().text(place.name()).orElse("");
        if (!same(said, written)) {
          different.add(new Differing(cell, said, written, BigDecimal.ZERO));
        }
      }
    });
    return door.writing(
        held.of().holder(),
        held.of().county(),
        () -> {
          if (!rows.result(id, version, kept, different.size(), words, caller, held.now())) {
            throw ReportingProblem.CHANGED_MEANWHILE.because();
          }
          findings.spotted(
              held.of(), different, held.way().step(ReturnRules.FILLING).duty(), held.now());
          trail.note(
              caller,
              ReportingAction.CHECKED,
              "spot_check",
              id,
              held.of().unit(),
              words,
              Map.of("return", held.of().id(), "cells", kept.size(), "differ", different.size()));
          return rows.check(id).orElseThrow();
        });
  }

  private static Form.Place place(Form form, String cell) {
    return CellName.of(cell)
        .flatMap(form::place)
        .orElseThrow(() -> new MalformedRequest("seen." + cell, "reporting.unknown-cell", cell));
  }

  /** As the cell writes it; what can't stand in the cell is refused. */
  private static String written(Form.Place place, String is) {
    return switch (CellText.read(place.rule(), is)) {
      case CellText.Read.Good(_, var written) -> written;
      case CellText.Read.Fault _ ->
          throw new MalformedRequest("seen." + place.name(), "reporting.not-so", is);
    };
  }

  /** Numbers by what they are worth, anything else as it is written. */
  static boolean same(String said, String seen) {
    try {
      return new BigDecimal(said.strip()).compareTo(new BigDecimal(seen.strip())) == 0;
    } catch (NumberFormatException e) {
      return said.strip().equals(seen.strip());
    }
  }
}
