package org.yipanqi.sharedrecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.Choice;
import org.yipanqi.kernel.Label;

/** Says of a line of the record what it is about, in both languages; nothing that is not known. */
final class EntryWords {

  private static final Map<String, Label> WORDS =
      Map.ofEntries(
          Map.entry("outpatient", new Label("门诊", "Outpatient")),
          Map.entry("emergency", new Label("急诊", "Emergency")),
          Map.entry("home", new Label("上门", "At home")),
          Map.entry("clinic", new Label("门诊", "At the clinic")),
          Map.entry("phone", new Label("电话", "By phone")),
          Map.entry("up", new Label("上转", "Up")),
          Map.entry("down", new Label("下转", "Down")),
          Map.entry("lateral", new Label("平转", "Sideways")),
          Map.entry("out", new Label("转县外", "Out of the county")),
          Map.entry("treatment", new Label("治疗", "For treatment")),
          Map.entry("rehabilitation", new Label("康复", "For rehabilitation")),
          Map.entry("examination", new Label("检查", "For examination")),
          Map.entry("hypertension", new Label("高血压", "Hypertension")),
          Map.entry("diabetes_type2", new Label("2 型糖尿病", "Type 2 diabetes")),
          Map.entry("diabetes_other", new Label("其他糖尿病", "Other diabetes")),
          Map.entry("tuberculosis", new Label("肺结核", "Tuberculosis")),
          Map.entry("severe_mental", new Label("严重精神障碍", "Severe mental disorder")));

  private EntryWords() {}

  /** What stands first: a name, a value, the drugs. */
  static Label title(RecordEntry it) {
    return switch (it.kind()) {
      case VISIT -> word(it.text("kind"));
      case ADMISSION ->
          it.yes("in") ? new Label("住院中", "In hospital now") : new Label("住院", "In hospital");
      case RESULT -> same(joined(" ", it.title(), it.text("value"), it.text("unit")));
      case PRESCRIPTION ->
          same(
              it.lines().stream()
                  .map(line -> String.valueOf(line.get("drug")))
                  .collect(Collectors.joining("、")));
      case REFERRAL -> word(it.text("direction"));
      case CONTRACT ->
          it.title() == null ? new Label("家庭医生签约", "Family-doctor contract") : same(it.title());
      case FOLLOW_UP -> word(it.title());
      case OPERATION, DOCUMENT -> same(Objects.requireNonNullElse(it.title(), "—"));
    };
  }

  /** What else is known of it, a sentence each. */
  static List<Label> more(RecordEntry it) {
    var said = new ArrayList<Label>();
    switch (it.kind()) {
      case VISIT, ADMISSION -> {
        if (it.yes("rehab")) {
          said.add(new Label("康复治疗", "For rehabilitation"));
        }
        add(said, "总费用 ", "All charges ", it.text("total"), " 元", " yuan");
        add(said, "医保支付 ", "Insurance paid ", it.text("fund"), " 元", " yuan");
      }
      case OPERATION -> add(said, "手术级别 ", "Level ", it.text("level"), " 级", "");
      case RESULT -> result(it, said);
      case PRESCRIPTION -> {
        it.lines().forEach(line -> said.add(same(line(line))));
        add(said, "医师 ", "Prescribed by ", it.text("prescriber"), "", "");
      }
      case DOCUMENT -> {
        said.add(Category.of(Objects.requireNonNull(it.text("category"))).label());
        add(said, "关联单号 ", "Case ", it.text("reference"), "", "");
      }
      case REFERRAL -> {
        said.add(word(it.text("purpose")));
        said.add(it.yes("arrived") ? new Label("已到诊", "Arrived") : new Label("未到诊", "Not arrived"));
      }
      case FOLLOW_UP -> followUp(it, said);
      case CONTRACT -> {}
    }
    return List.copyOf(said);
  }

  private static void result(RecordEntry it, List<Label> said) {
    Results.FLAGS.stream()
        .filter(each -> each.code().equals(it.text("flag")))
        .map(Choice::label)
        .forEach(said::add);
    add(said, "参考范围 ", "Reference ", it.text("range"), "", "");
    add(said, "结论：", "Conclusion: ", it.text("conclusion"), "", "");
    Results.SCOPES.stream()
        .filter(each -> each.code().equals(it.text("scope")) && !each.code().equals("none"))
        .map(Choice::label)
        .forEach(said::add);
  }

  private static void followUp(RecordEntry it, List<Label> said) {
    if (it.text("mode") != null) {
      said.add(word(it.text("mode")));
    }
    if (it.text("sbp") != null) {
      add(said, "血压 ", "Blood pressure ", it.text("sbp") + "/" + it.text("dbp"), " mmHg", " mmHg");
    }
    add(said, "空腹血糖 ", "Fasting glucose ", it.text("fpg"), " mmol/L", " mmol/L");
    add(said, "糖化血红蛋白 ", "HbA1c ", it.text("hba1c"), " %", " %");
  }

  private static String line(Map<String, Object> line) {
    var quantity =
        line.get("quantity") == null ? null : joined("", line.get("quantity"), line.get("unit"));
    return joined(
        " ",
        line.get("drug"),
        line.get("specification"),
        line.get("dose"),
        line.get("frequency"),
        line.get("route"),
        line.get("days") == null ? null : line.get("days") + "d",
        quantity == null ? null : "×" + quantity);
  }

  private static void add(
      List<Label> said, String zh, String en, @Nullable String text, String end, String endEn) {
    if (text != null) {
      said.add(new Label(zh + text + end, en + text + endEn));
    }
  }

  private static String joined(String between, @Nullable Object... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(between));
  }

  private static Label word(@Nullable String code) {
    return code == null ? same("—") : WORDS.getOrDefault(code, same(code));
  }

  private static Label same(String text) {
    return new Label(text, text);
  }
}
