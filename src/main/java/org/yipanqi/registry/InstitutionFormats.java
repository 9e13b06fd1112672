package org.yipanqi.registry;

import java.util.List;
import java.util.Objects;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** The files of organisations and their signs. */
final class InstitutionFormats {

  private InstitutionFormats() {}

  static ImportFormat organisations() {
    return new ImportFormat(
        "organisations",
        new Label("单位", "Organisations"),
        Group.REGISTRY,
        11,
        "registry.organisation",
        new Identity.Keyed(List.of("code")),
        List.of(
            ImportColumn.of("code", new Type.Text(40), true, "单位代码", "Code"),
            ImportColumn.of("name", new Type.Text(100), true, "名称", "Name"),
            sample()),
        List.of(),
        List.of(),
        List.of(),
        new PersonTouch.None());
  }

  static ImportFormat institutions() {
    return new ImportFormat(
        "institutions",
        new Label("机构", "Institutions"),
        Group.REGISTRY,
        12,
        "registry.institution",
        new Identity.Keyed(List.of("code")),
        columns(),
        List.of(
            RowRule.endsAfterItBegins("opened_on", "closed_on"),
            new RowRule(
                "own-manager",
                "managed_by",
                new Label("机构不能由自己管理", "An institution can't manage itself"),
                row -> !Objects.equals(row.text("code"), row.text("managed_by")))),
        checks(),
        List.of(Touch.keyed("institution", "institution", "id")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("code", new Type.Text(40), true, "机构代码", "Code"),
        ImportColumn.of("name", new Type.Text(100), true, "名称", "Name"),
        ImportColumn.of("name_en", new Type.Text(200), false, "英文名称", "English name"),
        ImportColumn.of("short_name", new Type.Text(40), false, "简称", "Short name")
            .orElse(row -> row.text("name")),
        ImportColumn.of("organisation", new Type.Text(40), false, "所属单位", "Organisation")
            .into("organisation_code")
            .meaning(
                "单位代码；一个单位两块牌子时两行填同一单位，留空即自成一个单位",
                "Code of the organisation, the same for two signs of one; blank: one of its own")
            .orElse(row -> row.text("code")),
        ImportColumn.choice("kind", true, "机构类别", "Kind", InstitutionKind.choices()),
        ImportColumn.of("level", new Type.Text(10), false, "等级", "Level")
            .meaning("none、1、2A、3 等", "none, 1, 2A, 3 and so on"),
        ImportColumn.choice("ownership", false, "所有制", "Ownership", RegistryRecords.OWNERSHIPS)
            .meaning("留空为公立", "Public when blank")
            .orElse(_ -> "public"),
        ImportColumn.of("division", new Type.Division(), true, "所在区划", "Division")
            .meaning(
                "县（6位）、镇（9位）或村（12位）代码", "Code of the county (6 digits), town (9) or village (12)"),
        ImportColumn.of("managed_by", new Type.Text(40), false, "管理机构", "Managed by")
            .into("manager_code")
            .meaning(
                "村卫生站填管理它的卫生院代码", "For a clinic, the code of the town hospital that manages it"),
        ImportColumn.of("opened_on", new Type.Day(true), false, "开办日期", "Opened on"),
        ImportColumn.of("closed_on", new Type.Day(true), false, "停办日期", "Closed on"),
        sample());
  }

  private static List<StagedCheck> checks() {
    return List.of(
        new StagedCheck(
            "unknown-organisation",
            "organisation",
            new Label("单位表中没有这个单位", "The organisations have no such code"),
            """
            select s.row_no from staged s
             where s.organisation_code <> s.code
               and not exists (
                 select from registry.organisation o where o.code = s.organisation_code)
               and not exists (select from registry.institution i
                 where i.code = s.organisation_code and not i.organisation_only)
               and not exists (select from staged t where t.code = s.organisation_code)
            """),
        new StagedCheck(
            "code-of-an-organisation",
            "code",
            new Label(
                "这是有多块牌子的单位的代码，不能再作机构代码", "This is the code of an organisation of several signs"),
            """
            select s.row_no from staged s
              join registry.institution i on i.code = s.code
             where i.organisation_only
            """),
        new StagedCheck(
            "unknown-manager",
            "managed_by",
            new Label("没有这个管理机构", "There is no such managing institution"),
            """
            select s.row_no from staged s
             where s.manager_code is not null
               and not exists (select from staged t where t.code = s.manager_code)
               and not exists (select from registry.institution i
                 where i.code = s.manager_code and not i.organisation_only)
            """),
        new StagedCheck(
            "manager-is-managed",
            "managed_by",
            new Label("管理机构本身也由别的机构管理", "The managing institution is itself managed"),
            """
            with after as (
              select code, manager_code from staged
              union all
              select i.code, i.manager_code from registry.institution i
               where not exists (select from staged t where t.code = i.code)
            )
            select s.row_no from staged s
              join after m on m.code = s.manager_code
             where m.manager_code is not null
            union
            select s.row_no from staged s
              join after c on c.manager_code = s.code
             where s.manager_code is not null
            """),
        new StagedCheck(
            "unknown-division",
            "division",
            new Label("区划表中没有所在的县或镇", "The divisions have no such county or town"),
            """
            select s.row_no from staged s
             where not exists (select from registry_api.division d
               where d.code = left(s.division::text, 9)::bigint)
            """));
  }

  private static ImportColumn sample() {
    return ImportColumn.of("sample", new Type.Flag(), false, "样例", "Sample")
        .meaning("是：虚构的样例机构", "true: an invented sample")
        .orElse(_ -> false);
  }
}
