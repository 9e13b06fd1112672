package org.yipanqi.indicators.figures;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.indicators.cells.Row;
import org.yipanqi.kernel.Label;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.RegistrySnapshot;

/** Why a figure has no value, in words. */
public final class Reasons {

  private Reasons() {}

  public static @Nullable Label of(Figure figure, Row row) {
    if (figure.reason() != null) {
      return figure.reason();
    }
    return switch (figure.state()) {
      case VALUE, ZERO -> null;
      case PARTIAL ->
          new Label("有来源未报，数字不全。", "Some sources are missing; the figure is not whole.");
      case DENOMINATOR_ZERO ->
          new Label("分母为零，算不出比例。", "The denominator is zero; there is no rate.");
      case NOT_REPORTED -> new Label("应报的来源都没有报。", "None of the sources that owe it has reported.");
      case NOT_APPLICABLE -> notApplicable(figure, row);
      case UNDECIDABLE ->
          new Label(
              "有记录没有写明以哪块牌子完成，或缺少判断所需的内容，不能猜。",
              "Some records do not say under which sign they were done, or lack what decides; nothing is guessed.");
      case RULE_ERROR -> new Label("规则算错了，请告知管理员。", "The rule failed; tell the administrator.");
      case AWAITING_EVIDENCE -> new Label("等待佐证材料。", "Waiting for evidence.");
    };
  }

  private static Label notApplicable(Figure figure, Row row) {
    if (row instanceof Row.OfInstitution(var institution, var registry)
        && institution.closedOn() != null
        && row.closedBefore(figure.period().end())) {
      return closed(institution, institution.closedOn(), registry);
    }
    var levels = row.levels(figure.period().end());
    return levels.stream().noneMatch(figure.series().levels()::contains)
        ? new Label("此项不评这一级。", "This figure is not computed for a row of this kind.")
        : new Label(
            "本期这里没有这类机构（例如没有牵头医院）。",
            "There is no such institution here in this period (for example no lead hospital).");
  }

  private static Label closed(Institution it, LocalDate on, RegistrySnapshot registry) {
    var zh = new StringBuilder("本机构已于 " + on + " 停办");
    var en = new StringBuilder("The institution closed on " + on);
    for (var next : registry.successors(it.id())) {
      var name = Names.unit(next.successor(), registry);
      zh.append("，").append(next.on()).append(next.kind().label().zh()).append(name.zh());
      en.append(", ").append(next.on()).append(": ");
      en.append(next.kind().label().en().toLowerCase(Locale.ROOT)).append(' ').append(name.en());
    }
    return new Label(zh + "；停办以后没有此数。", en + "; after its end there is no such figure.");
  }
}
