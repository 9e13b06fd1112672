package org.yipanqi.records;

import java.util.List;
import org.yipanqi.facts.ImportColumn;
import org.yipanqi.facts.ImportColumn.Type;
import org.yipanqi.facts.ImportFormat;
import org.yipanqi.facts.ImportFormat.Group;
import org.yipanqi.facts.ImportFormat.Identity;
import org.yipanqi.facts.ImportFormat.PersonTouch;
import org.yipanqi.facts.ImportFormat.RowRule;
import org.yipanqi.facts.ImportFormat.Touch;
import org.yipanqi.kernel.Label;

/** The dated list that tells an operation's level where its record does not. */
final class OperationLevels {

  private OperationLevels() {}

  static ImportFormat format() {
    return new ImportFormat(
        "operation_levels",
        new Label("手术分级目录", "Operation levels"),
        Group.CARE,
        39,
        "records.operation_level",
        new Identity.Keyed(List.of("code", "valid_from")),
        columns(),
        List.of(RowRule.endsAfterItBegins("valid_from", "valid_to")),
        List.of(),
        List.of(Touch.keyed("operation", "code", "code")),
        new PersonTouch.None());
  }

  private static List<ImportColumn> columns() {
    return List.of(
        ImportColumn.of("code", new Type.Text(20), true, "手术编码", "Operation code")
            .meaning("ICD-9-CM-3手术操作编码", "The operation's ICD-9-CM-3 code"),
        ImportColumn.of("name", new Type.Text(200), false, "手术名称", "Name")
            .meaning("手术操作名称；可留空", "Name of the operation; may be blank"),
        ImportColumn.of("level", new Type.Whole(1, 4), true, "手术级别", "Operation level")
            .meaning("1至4级", "1 to 4"),
        ImportColumn.of("valid_from", new Type.Day(true), true, "起始日期", "From")
            .meaning("该级别适用的第一天", "The first day the level holds"),
        ImportColumn.of("valid_to", new Type.Day(true), false, "终止日期", "To")
            .meaning("该级别适用的最后一天；仍适用时留空", "The last day it holds; blank while it goes on"));
  }
}
