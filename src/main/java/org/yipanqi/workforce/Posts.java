package org.yipanqi.workforce;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
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

/**
 * A member of staff in a post, from a day to a day. Someone who works in two places has two posts
 * with a share of full time each; one of them is the main post, by which heads are counted.
 */
final class Posts {

  private Posts() {}

  static FactDeclaration fact() {
    return new FactDeclaration(
        "post",
        new Label("在岗人员", "Staff in post"),
        "workforce_api.post",
        new FactTime.During("valid_from", "valid_to"),
        List.of(
            new FactAxis(
                "workplace",
                "workplace",
                FactAxis.Kind.INSTITUTION,
                new Label("工作机构", "Place of work")),
            new FactAxis(
                "home", "home", FactAxis.Kind.INSTITUTION, new Label("编制机构", "Home institution"))),
        List.of(
            FactColumn.amount("share", "persons", "全时比例", "Share of full time"),
            FactColumn.of("main_post", FactColumn.Type.BOOL, "主要岗位", "Main post"),
            FactColumn.choice("category", "人员类别", "Category", PostChoices.CATEGORIES),
            FactColumn.choice("title", "职称", "Title", PostChoices.TITLES),
            FactColumn.choice("education", "学历", "Education", PostChoices.EDUCATIONS),
            FactColumn.of("licence_scope", FactColumn.Type.TEXT, "执业范围", "Licence scope").orNull(),
            FactColumn.of("gp", FactColumn.Type.BOOL, "全科医生", "General practitioner"),
            FactColumn.of("head", FactColumn.Type.BOOL, "主要负责人", "Head of the institution"),
            FactColumn.of("staff_no", FactColumn.Type.TEXT, "人员编号", "Staff number")),
        "workplace",
        true);
  }

  static ImportFormat format() {
    return new ImportFormat(
        "posts",
        new Label("在岗人员", "Staff in post"),
        Group.STAFF,
        60,
        "workforce.post",
        new Identity.Recorded(),
        Stream.of(post(), qualification(), validity()).flatMap(List::stream).toList(),
        List.of(
            new RowRule(
                "share-is-nothing",
                "share",
                new Label("全时比例应大于0且不大于1", "The share is above 0 and at most 1"),
                row -> {
                  var share = row.decimal("share");
                  return share == null || share.signum() > 0;
                }),
            RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.of("post")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> post() {
    return List.of(
        ImportColumn.of("staff_no", new Type.Text(64), true, "人员编号", "Staff number")
            .meaning("人员在本县的唯一编号", "The county's number of the member of staff"),
        ImportColumn.of("name", new Type.Text(100), true, "姓名", "Name")
            .meaning("人员姓名", "Name of the member of staff"),
        ImportColumn.of("institution", new Type.Institution(), true, "工作机构", "Place of work")
            .into("institution_id")
            .meaning("实际工作的机构代码", "Code of the institution where the person works"),
        ImportColumn.of(
                "home_institution", new Type.Institution(), true, "编制机构", "Home institution")
            .into("home_institution_id")
            .meaning(
                "岗位所属的机构代码；未派出时与工作机构相同",
                "Code of the institution the post belongs to; the place of work unless seconded"),
        ImportColumn.of("main_post", new Type.Flag(), true, "主要岗位", "Main post")
            .meaning("是否本人的主要岗位；统计人数时只计主要岗位", "Heads are counted by main posts only"),
        ImportColumn.of("share", fullTimeShare(), true, "全时比例", "Share of full time")
            .meaning("占全时工作的比例，大于0至1", "Share of full time, above 0 and at most 1"));
  }

  private static List<ImportColumn> qualification() {
    return List.of(
        ImportColumn.choice("category", true, "人员类别", "Category", PostChoices.CATEGORIES)
            .meaning("按执业资格划分的类别", "By the licence held"),
        ImportColumn.choice("title", true, "职称", "Title", PostChoices.TITLES)
            .meaning("专业技术职称级别", "Level of the professional title"),
        ImportColumn.choice("education", true, "学历", "Education", PostChoices.EDUCATIONS)
            .meaning("最高学历", "Highest education"),
        ImportColumn.of("licence_scope", new Type.Text(40), false, "执业范围", "Licence scope")
            .meaning(
                "医师执业范围代码，如general_practice、tcm、internal、surgery；非医师留空",
                "Code of a doctor's licensed field, such as general_practice, tcm, internal,"
                    + " surgery; blank for others"),
        ImportColumn.of("gp", new Type.Flag(), false, "全科医生", "General practitioner")
            .orElse(row -> false)
            .meaning("是否注册为全科医生；留空为否", "Registered general practitioner; blank means no"),
        ImportColumn.of("head", new Type.Flag(), false, "主要负责人", "Head of the institution")
            .orElse(row -> false)
            .meaning("是否机构主要负责人；留空为否", "Head of the institution; blank means no"));
  }

  private static List<ImportColumn> validity() {
    return List.of(
        ImportColumn.of("valid_from", new Type.Day(true), true, "到岗日期", "From")
            .meaning("在此岗位的第一天", "The first day in this post"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "离岗日期", "To")
            .meaning("在此岗位的最后一天；仍在岗时留空", "The last day in this post; blank while it goes on"));
  }

  private static Type.Number fullTimeShare() {
    return new Type.Number(3, BigDecimal.ZERO, BigDecimal.ONE);
  }
}
