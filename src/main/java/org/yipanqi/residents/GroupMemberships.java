package org.yipanqi.residents;

import java.util.List;
import org.yipanqi.facts.Choice;
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

/** Who counts as disabled, as a special family of family planning, or as poor. */
final class GroupMemberships {

  private static final List<Choice> GROUPS =
      List.of(
          Choice.of("disabled", "残疾人", "Disabled"),
          Choice.of("special_family", "计划生育特殊家庭成员", "Family-planning special family"),
          Choice.of("poverty", "贫困人口", "Poor"));

  private GroupMemberships() {}

  /**
   * Without an axis: a membership has no place of its own. The persons of a place who belong to a
   * group are counted with {@code person_month}.
   */
  static FactDeclaration fact() {
    return new FactDeclaration(
        "group_membership",
        new Label("重点人群身份", "Group membership"),
        "residents_api.group_membership",
        new FactTime.During("valid_from", "valid_to"),
        List.of(),
        List.of(
            FactColumn.choice("group_code", "人群", "Group", GROUPS),
            FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person")),
        null,
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "group_memberships",
        new Label("重点人群身份", "Group memberships"),
        Group.PEOPLE,
        32,
        "residents.group_membership",
        new Identity.Recorded(),
        columns(),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("group_membership")),
        new PersonTouch.From("person_id", "valid_from"));
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("person", new Type.Person(), true, "居民编号", "Person")
            .into("person_id")
            .meaning("已导入居民的编号", "The number of a person already imported"),
        ImportColumn.choice("group", true, "人群", "Group", GROUPS)
            .into("group_code")
            .meaning("由哪个部门认定的哪类人群", "The group the person was recognised as belonging to"),
        ImportColumn.of("valid_from", new Type.Day(false), true, "起始日期", "From")
            .meaning("认定生效的第一天", "The first day the recognition holds"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
            .meaning("认定失效前的最后一天；仍有效时留空", "The last day it holds; blank while it goes on"));
  }
}
