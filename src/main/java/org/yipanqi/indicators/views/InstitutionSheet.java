package org.yipanqi.indicators.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.SheetFile;

/** An institution's page as an Excel file: its figures, what it owes, its clinics. */
final class InstitutionSheet {

  private static final List<Label> FIGURES =
      List.of(
          new Label("章", "Chapter"),
          new Label("序", "No."),
          new Label("指标", "Figure"),
          new Label("目标", "Target"),
          new Label("数值", "Value"),
          new Label("状态", "State"),
          new Label("评判", "Judgement"),
          new Label("分子", "Numerator"),
          new Label("分母", "Denominator"),
          new Label("基期", "Base period"),
          new Label("基期数值", "Base value"),
          new Label("变动", "Change"),
          new Label("距目标", "Distance to target"),
          new Label("说明", "Note"));

  private InstitutionSheet() {}

  static byte[] of(InstitutionFigures view, Locale locale) {
    var period = view.periods().period();
    var sheet = SheetFile.of(period, locale);
    sheet.row().text(view.card().name().in(locale) + " " + period);
    sheet.heads(FIGURES, 3);
    for (var group : view.groups()) {
      for (var figure : group.figures()) {
        sheet.row().label(group.title()).text(figure.no()).label(figure.title());
        sheet.text(figure.targetText());
        IndicatorSheets.reading(sheet, figure.reading(), locale);
      }
    }
    sources(sheet, view);
    clinics(sheet, view);
    return sheet.bytes();
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
