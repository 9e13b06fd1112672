package org.yipanqi.registry;

import java.util.List;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.StagedCheck;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** The file of operation levels, which tells how difficult an operation recorded without one is. */
final class OperationLevels {

  private OperationLevels() {}

  static ImportFormat format() {
    return new ImportFormat(
        "operation_levels",
        new Label("手术分级目录", "Operation levels"),
        Group.REGISTRY,
        15,
        "registry.operation_level",
        new Identity.Keyed(List.of("code", "valid_from")),
        List.of(
            ImportColumn.of("code", new Type.Text(20), true, "手术编码", "Operation code")
                .meaning("ICD-9-CM-3 编码", "ICD-9-CM-3 code"),
            ImportColumn.of("name", new Type.Text(200), false, "手术名称", "Name"),
            ImportColumn.of("level", new Type.Whole(1, 4), true, "级别", "Level"),
            ImportColumn.of("valid_from", new Type.Day(true), true, "起始日期", "From"),
            ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")),
        List.of(InstitutionFormats.inOrder("valid_from", "valid_to")),
        List.of(oneLevelAtATime()),
        List.of(Touch.keyed("operation", "code", "code")),
        new PersonTouch.None());
  }

  private static StagedCheck oneLevelAtATime() {
    return new StagedCheck(
        "two-levels",
        "code",
        new Label("同一手术在同一时间只能有一个级别", "An operation has one level at a time"),
        """
        with after as (
          select row_no, code, valid_from, valid_to from staged
          union all
          select null, l.code, l.valid_from, l.valid_to from registry.operation_level l
           where (l.code, l.valid_from) not in (select code, valid_from from staged))
        select distinct a.row_no from after a
          join after b on b.code = a.code and b.valid_from <> a.valid_from
           and daterange(a.valid_from, a.valid_to, '[]')
               && daterange(b.valid_from, b.valid_to, '[]')
         where a.row_no is not null
        """);
  }
}
