package org.yipanqi.familydoctor;

import java.util.List;
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

/** A person's contract with a family doctor's team. It counts while it is valid. */
final class Contracts {

  private Contracts() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "contract",
        new Label("家庭医生签约", "Family-doctor contract"),
        "familydoctor_api.contract",
        new FactTime.During("valid_from", "valid_to"),
        List.of(
            new FactAxis(
                "signer",
                "signer",
                FactAxis.Kind.INSTITUTION,
                new Label("签约机构", "Signing institution"))),
        List.of(FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person")),
        "signer",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "contracts",
        new Label("家庭医生签约", "Family-doctor contracts"),
        Group.PUBLIC_HEALTH,
        50,
        "familydoctor.contract",
        new Identity.Recorded(),
        columns(),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("contract")),
        new PersonTouch.From("person_id", "valid_from"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
            .into("person_id")
            .meaning("已导入居民的编号", "The number of a person already imported"),
        ImportColumn.of("institution", new Type.Institution(), true, "签约机构", "Signing institution")
            .into("institution_id")
            .meaning("签约的机构代码", "Code of the institution that signed"),
        ImportColumn.of("team", new Type.Text(100), false, "签约团队", "Team")
            .meaning("家庭医生团队的名称或编号；没有时留空", "Name or number of the team; blank if none"),
        ImportColumn.of("signed_on", new Type.Day(false), true, "签约日期", "Signed on")
            .meaning("签字当天的日期", "The day of signing"),
        ImportColumn.of("valid_from", new Type.Day(true), true, "生效日期", "From")
            .meaning("协议生效的第一天，可晚于签约日期", "The first day it holds; may be after signing"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "到期日期", "To")
            .meaning(
                "协议有效的最后一天，解约时填解约日；未约定时留空",
                "The last day it holds, or the day it was dissolved; blank if none was agreed"));
  }
}
