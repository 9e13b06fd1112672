package org.yipanqi.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Advice;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportRow;
import org.yipanqi.kernel.Label;

/** The files of divisions, communities and their members. */
final class PlaceFormats {

  private static final List<Choice> DIVISION_KINDS =
      List.of(
          Choice.of("town", "镇（乡）", "Town"),
          Choice.of("subdistrict", "街道", "Subdistrict"),
          Choice.of("farm", "农场、林场", "Farm or forest farm"),
          Choice.of("village", "村（社区）", "Village"),
          Choice.of("county", "县（市、区）", "County"),
          Choice.of("city", "市", "City"),
          Choice.of("province", "省", "Province"));

  private static final List<Choice> ROLES =
      List.of(Choice.of("lead", "牵头医院", "Lead"), Choice.of("member", "成员单位", "Member"));

  private PlaceFormats() {}

  static ImportFormat divisions() {
    return new ImportFormat(
        "divisions",
        new Label("行政区划", "Divisions"),
        Group.REGISTRY,
        10,
        "registry.division",
        new Identity.Keyed(List.of("code")),
        List.of(
            ImportColumn.of("code", new Type.NewDivision(), true, "区划代码", "Code")
                .meaning("统计用区划代码，2、4、6、9或12位", "Statistical code of 2, 4, 6, 9 or 12 digits"),
            ImportColumn.of("name", new Type.Text(100), true, "名称", "Name"),
            ImportColumn.of("name_en", new Type.Text(200), false, "英文名称", "English name"),
            ImportColumn.choice("kind", false, "类别", "Kind", DIVISION_KINDS)
                .meaning("留空时按代码长度判定", "By the code's length when blank")
                .orElse(PlaceFormats::kindByLength)),
        List.of(
            new RowRule(
                "kind-and-length",
                "kind",
                new Label("类别与代码长度不符", "The kind does not go with the code's length"),
                row -> fits(row.text("kind"), length(row)))),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  private static @Nullable Object kindByLength(ImportRow row) {
    return switch (length(row)) {
      case 2 -> "province";
      case 4 -> "city";
      case 6 -> "county";
      case 9 -> "town";
      case 12 -> "village";
      default -> null;
    };
  }

  private static boolean fits(@Nullable String kind, int length) {
    return switch (kind) {
      case "province" -> length == 2;
      case "city" -> length == 4;
      case "county" -> length == 6;
      case "village" -> length == 12;
      case null, default -> length == 9;
    };
  }

  private static int length(ImportRow row) {
    return String.valueOf(row.value("code")).length();
  }

  static ImportFormat communities() {
    return new ImportFormat(
        "communities",
        new Label("医共体", "Communities"),
        Group.REGISTRY,
        13,
        "registry.community",
        new Identity.Keyed(List.of("code")),
        List.of(
            ImportColumn.of("code", new Type.Text(40), true, "医共体代码", "Code")
                .meaning("例如 445322-C1", "For example 445322-C1"),
            ImportColumn.of("name", new Type.Text(100), true, "名称", "Name"),
            ImportColumn.of("name_en", new Type.Text(200), false, "英文名称", "English name"),
            ImportColumn.of("short_name", new Type.Text(40), false, "简称", "Short name")
                .orElse(row -> row.text("name")),
            ImportColumn.of("division", new Type.Division(), true, "所在县", "County")
                .meaning("县的6位区划代码", "The county's code of six digits")),
        List.of(
            new RowRule(
                "not-a-county",
                "division",
                new Label("所在县应为6位区划代码", "A county's code of six digits is needed"),
                row -> String.valueOf(row.value("division")).length() == 6)),
        List.of(
            new StagedCheck(
                "unknown-county",
                "division",
                new Label("区划表中没有这个县", "The divisions have no such county"),
                """
                select s.row_no from staged s
                 where not exists (
                   select from registry_api.division d where d.code = s.division)
                """)),
        List.of(),
        new PersonTouch.None());
  }

  static ImportFormat members() {
    return new ImportFormat(
        "community_members",
        new Label("医共体成员", "Community members"),
        Group.REGISTRY,
        14,
        "registry.community_member",
        new Identity.Keyed(List.of("community_id", "institution_id", "valid_from")),
        List.of(
            ImportColumn.of("community", new Type.Unit(), true, "医共体代码", "Community")
                .into("community_id"),
            ImportColumn.of("institution", new Type.Institution(), true, "机构代码", "Institution")
                .into("institution_id")
                .meaning(
                    "村卫生站随其管理的卫生院，不在此列出",
                    "Clinics follow the hospital that manages them and are not listed"),
            ImportColumn.choice("role", true, "角色", "Role", ROLES),
            ImportColumn.of("valid_from", new Type.Day(true), true, "起始日期", "From"),
            ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
                .meaning("最后一天；仍是成员时留空", "The last day; blank while a member")),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        memberChecks(),
        List.of(),
        new PersonTouch.None(),
        List.of(leadless()));
  }

  private static List<StagedCheck> memberChecks() {
    return List.of(
        new StagedCheck(
            "not-a-community",
            "community",
            new Label("这不是医共体的代码", "This is not the code of a community"),
            """
            select s.row_no from staged s
             where not exists (select from registry_api.community c where c.id = s.community_id)
            """),
        new StagedCheck(
            "clinic-listed",
            "institution",
            new Label(
                "由卫生院管理的站点随卫生院加入，不单独列出",
                "A clinic follows the hospital that manages it and is not listed"),
            """
            select s.row_no from staged s
              join registry_api.institution i on i.id = s.institution_id
             where i.managed_by is not null
            """),
        new StagedCheck(
            "sign-needed",
            "institution",
            new Label("这是有多块牌子的单位，请写明是哪块牌子", "This organisation has several signs: tell which one"),
            """
            select s.row_no from staged s
              join registry_api.institution i on i.id = s.institution_id
             where i.organisation_only
            """),
        new StagedCheck(
            "two-communities",
            "institution",
            new Label("同一机构在同一时间只能属于一个医共体", "An institution can be in one community at a time"),
            """
            with after as (
              select row_no, community_id, institution_id, valid_from, valid_to from staged
              union all
              select null, m.community_id, m.institution_id, m.valid_from, m.valid_to
                from registry.community_member m
               where (m.community_id, m.institution_id, m.valid_from) not in (
                 select community_id, institution_id, valid_from from staged))
            select distinct a.row_no from after a
              join after b on b.institution_id = a.institution_id
               and (b.community_id, b.valid_from) <> (a.community_id, a.valid_from)
               and daterange(a.valid_from, a.valid_to, '[]')
                   && daterange(b.valid_from, b.valid_to, '[]')
             where a.row_no is not null
            """));
  }

  /** Looked at on the last day of each month in which a membership begins or ends. */
  private static Advice leadless() {
    return new Advice(
        new Label("以下医共体在所列月份没有牵头医院：{0}", "These communities have no lead in the month given: {0}"),
        """
        with turn as (
          select community_id, (date_trunc('month', valid_from::timestamp)
                 + interval '1 month - 1 day')::date as day
            from registry.community_member
          union
          select community_id, (date_trunc('month', (valid_to + 1)::timestamp)
                 + interval '1 month - 1 day')::date
            from registry.community_member where valid_to is not null
        ), present as (
          select t.community_id, t.day, bool_or(m.role = 'lead') as led
            from turn t
            join registry.community_member m on m.community_id = t.community_id
             and t.day between m.valid_from and coalesce(m.valid_to, 'infinity')
           group by t.community_id, t.day
        )
        select string_agg(c.code || ' ' || to_char(p.day, 'YYYY-MM'), ', ' order by c.code, p.day)
          from present p join registry.community c on c.id = p.community_id
         where not p.led
        """);
  }
}
