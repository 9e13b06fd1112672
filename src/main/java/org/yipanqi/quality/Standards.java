package org.yipanqi.quality;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** The capability standard an institution was found to reach, from a day to a day. */
final class Standards {

  private static final List<Choice> STANDARDS =
      List.of(
          Choice.of("none", "未达标", "None"),
          Choice.of("basic", "服务能力基本标准", "Basic standard"),
          Choice.of("recommended", "服务能力推荐标准", "Recommended standard"),
          Choice.of("community_hospital", "社区医院", "Community hospital"),
          Choice.of("level2", "二级医院服务能力", "Level-2 hospital"),
          Choice.of("hospital_basic", "县医院能力基本标准", "County hospital, basic"),
          Choice.of("hospital_recommended", "县医院能力推荐标准", "County hospital, recommended"));

  private Standards() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "standard",
        new Label("能力达标", "Standard reached"),
        "quality_api.standard",
        new FactTime.During("valid_from", "valid_to"),
        List.of(
            new FactAxis(
                "institution",
                "institution",
                FactAxis.Kind.INSTITUTION,
                new Label("评审机构", "Assessed institution"))),
        List.of(FactColumn.choice("standard", "达到标准", "Standard", STANDARDS)),
        "institution",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "standards",
        new Label("能力达标", "Standards reached"),
        Group.QUALITY,
        75,
        "quality.standard",
        new Identity.Recorded(),
        columns(),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("standard")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("institution", new Type.Institution(), true, "被评审机构", "Institution")
            .into("institution_id")
            .meaning("被评审的机构代码", "Code of the institution that was assessed"),
        ImportColumn.choice("standard", true, "达到标准", "Standard", STANDARDS)
            .meaning("评审确认达到的最高标准", "The highest standard it was found to reach"),
        ImportColumn.of("valid_from", new Type.Day(false), true, "起始日期", "From")
            .meaning("结论生效的第一天", "The first day the finding holds"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
            .meaning(
                "结论有效的最后一天；仍有效时留空；有新结论时填新结论前一天",
                "The last day it holds, the day before the next finding; blank while it goes on"));
  }
}
