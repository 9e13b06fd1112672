package org.yipanqi.reporting.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Period;
import org.yipanqi.policy.Givens;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;
import org.yipanqi.policy.forms.Given;
import org.yipanqi.reporting.paper.FormCopy.CellCopy;
import org.yipanqi.reporting.paper.FormCopy.Hand;
import org.yipanqi.reporting.paper.FormCopy.Origin;
import org.yipanqi.reporting.paper.FormCopy.RowCopy;

/** Returns of the shipped packs, with invented contents. */
final class Copies {

  static final Period JUNE = Period.of("2020-06");
  static final PolicyPack HUNAN = pack("hunan-2020");
  static final PolicyPack YUNAN = pack("yunan-2020");

  private Copies() {}

  static PolicyPack pack(String id) {
    try {
      var reading = PackReader.read(Path.of("policies", id), FactCatalogue.load());
      return reading.pack().orElseThrow(() -> new AssertionError(reading.mistakes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Form form(PolicyPack pack, String id) {
    return pack.forms().form(id, JUNE.end()).orElseThrow();
  }

  static Given given(PolicyPack pack) {
    return Givens.of(pack, JUNE.end());
  }

  static FormCopy of(
      PolicyPack pack, Form form, Map<String, List<RowCopy>> rows, Map<String, String> texts) {
    var cells = new LinkedHashMap<String, CellCopy>();
    texts.forEach((name, text) -> cells.put(name, new CellCopy(text, Origin.TYPED, null)));
    return new FormCopy(
        form,
        pack.id(),
        pack.title(),
        pack.clause(form.clause()).orElseThrow().place(),
        "1000003",
        new Label("桂圩镇卫生院", "Guixu Town Hospital"),
        JUNE,
        rows,
        cells,
        List.of(
            new Hand(new Label("填报", "Filled in"), "李少霞", LocalDate.of(2020, 7, 2)),
            new Hand(new Label("审核", "Reviewed"), null, null)),
        null);
  }

  /** Hunan's table on clinics, of three clinics, as it should be. */
  static Map<String, String> clinics() {
    var texts = new LinkedHashMap<String, String>();
    for (var clinic : clinicRows()) {
      var at = "clinics!" + clinic.key() + ".";
      texts.put(at + "town", "桂圩镇");
      texts.put(at + "months_open", "6");
      texts.put(at + "village_clinic", "true");
      texts.put(at + "doctors", "2");
      texts.put(at + "employees", "1");
      texts.put(at + "residents", "1");
      texts.put(at + "paid", "3000.00");
    }
    return texts;
  }

  static List<RowCopy> clinicRows() {
    return List.of(
        new RowCopy("1000101", "龙岗村卫生室"),
        new RowCopy("1000102", "勿坦村卫生室"),
        new RowCopy("1000103", "罗顺村卫生室"));
  }

  static FormCopy clinicCopy(Map<String, String> texts) {
    return of(HUNAN, form(HUNAN, "clinic-conditions"), Map.of("clinics", clinicRows()), texts);
  }

  /** Hunan's table on GPs with so many persons. */
  static FormCopy gps(int persons) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("hospital!established.value", "true");
    texts.put("hospital!recorded.value", "2");
    var rows = new ArrayList<RowCopy>();
    for (var i = 1; i <= persons; i++) {
      var at = "persons!" + i + ".";
      rows.add(new RowCopy(String.valueOf(i), String.valueOf(i)));
      texts.put(at + "name", "甲" + i);
      texts.put(at + "certificate", "residency");
      texts.put(at + "scope_gp", "true");
      texts.put(at + "licence", "physician");
      texts.put(at + "way", "own");
      texts.put(at + "since", "2019-08-01");
    }
    return of(HUNAN, form(HUNAN, "two-gps"), Map.of("persons", rows), texts);
  }

  /** Yunan's monthly table with a number in every cell that takes one. */
  static FormCopy monthly() {
    var form = form(YUNAN, "monthly-progress");
    var texts = new LinkedHashMap<String, String>();
    for (var place : form.places(Cells.NONE)) {
      var name = place.name().toString();
      if (place.rule().fill() instanceof Fill.Figure) {
        texts.put(
            name,
            switch (place.rule().type()) {
              case YES_NO -> "true";
              case INT -> "3";
              default -> "41.25";
            });
      } else if (place.name().column().equals("state")) {
        texts.put(name, "under_way");
      } else if (place.name().column().equals("progress")) {
        texts.put(name, "已召开协调会议，形成会议纪要，下月进入试运行。");
      }
    }
    return of(YUNAN, form, Map.of(), texts);
  }
}
