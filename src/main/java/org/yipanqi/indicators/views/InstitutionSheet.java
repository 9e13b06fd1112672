package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.figures.StandingSheet;
import org.yipanqi.indicators.figures.State;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** An institution's page as an Excel file: its figures, what it owes, its clinics. */
final class InstitutionSheet {

  private static final List<Label> FIGURES =
      List.of(
          new Label("章", "Chapter"),
          new Label("序", "No."),
          new Label("指标", "Figure"),
          new Label("目标", "Target"));

  private InstitutionSheet() {}

  static byte[] of(InstitutionFigures view, String set, @Nullable String only, Locale locale) {
    var period = view.periods().period();
    var sheet = SheetFile.of(period, locale);
    sheet.row().text(view.card().name().in(locale) + " " + period);
    StandingSheet.say(sheet, view.periods().document());
    sheet.heads(Stream.concat(FIGURES.stream(), IndicatorSheets.READING.stream()).toList(), 3);
    for (var group : view.groups()) {
      for (var figure : group.figures()) {
        if (!group.set().equals(set) || !shown(figure.reading(), only)) {
          continue;
        }
        sheet.row().label(group.title()).text(figure.no()).label(figure.title());
        sheet.text(figure.targetText());
        IndicatorSheets.reading(sheet, figure.reading(), locale);
      }
    }
    sources(sheet, view);
    clinics(sheet, view);
    history(sheet, view);
    return sheet.bytes();
  }

  /** What is not computed here is left out, as on the page, unless it is asked for. */
  private static boolean shown(Reading reading, @Nullable String only) {
    return only == null ? reading.state() != State.NOT_APPLICABLE : reading.passes(only);
  }

  private static void sources(SheetFile sheet, InstitutionFigures view) {
    if (view.sources().rows().isEmpty()) {
      return;
    }
    sheet.row().row().label(new Label("来源（已报/应报）", "Sources (received/owed)"));
    view.sources().months().forEach(sheet::text);
    for (var row : view.sources().rows()) {
      sheet.row().label(row.label());
      row.months().forEach(m -> sheet.text(m.owed() == 0 ? "—" : m.in() + "/" + m.owed()));
    }
  }

  private static void history(SheetFile sheet, InstitutionFigures view) {
    if (view.history().isEmpty()) {
      return;
    }
    sheet.row().row().label(new Label("沿革", "History"));
    for (var event : view.history()) {
      sheet.row().text(event.day().toString()).label(what(event.what()));
      sheet.label(event.other() == null ? null : event.other().name());
    }
  }

  private static Label what(String what) {
    return switch (what) {
      case "opened" -> new Label("开业", "opened");
      case "closed" -> new Label("关停", "closed");
      case "joined" -> new Label("加入", "joined");
      case "left" -> new Label("离开", "left");
      default -> throw new IllegalStateException(what);
    };
  }

  private static void clinics(SheetFile sheet, InstitutionFigures view) {
    if (view.clinics().columns().isEmpty()) {
      return;
    }
    var heads = new ArrayList<Label>();
    heads.add(new Label("村卫生站", "Clinic"));
    view.clinics().columns().forEach(c -> heads.add(c.label()));
    sheet.row().row();
    heads.forEach(sheet::label);
    for (var clinic : view.clinics().rows()) {
      sheet.row().label(clinic.name());
      for (var cell : clinic.cells()) {
        if (cell.value() == null) {
          sheet.label(cell.state().label());
        } else {
          sheet.number(cell.value());
        }
      }
    }
  }
}
