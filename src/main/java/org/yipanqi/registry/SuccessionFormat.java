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
import org.yipanqi.kernel.Label;

/** The file of mergers, splits and new codes. */
final class SuccessionFormat {

  /** What stands when the file is in. */
  private static final String AFTER =
      """
      with recursive after as (
        select row_no, predecessor_id, successor_id, kind from staged
        union all
        select null, r.predecessor_id, r.successor_id, r.kind from registry.succession r
         where not exists (select from staged t
           where t.predecessor_id = r.predecessor_id and t.successor_id = r.successor_id)
      )
      """;

  private SuccessionFormat() {}

  static ImportFormat successions() {
    return new ImportFormat(
        "successions",
        new Label("机构沿革", "Successions of institutions"),
        Group.REGISTRY,
        15,
        "registry.succession",
        new Identity.Keyed(List.of("predecessor_id", "successor_id")),
        List.of(
            ImportColumn.of("predecessor", new Type.Institution(), true, "前身机构代码", "Predecessor")
                .into("predecessor_id"),
            ImportColumn.of("successor", new Type.Institution(), true, "后继机构代码", "Successor")
                .into("successor_id"),
            ImportColumn.of("on", new Type.Day(true), true, "生效日期", "On")
                .into("on_day")
                .meaning(
                    "后继机构接手的第一天；前身的停办日期填在机构表",
                    "The first day of the successor; the predecessor's last day is in institutions"),
            ImportColumn.choice("kind", true, "方式", "Kind", SuccessionKind.choices())
                .meaning(
                    "并入、更名、迁址：后继接手全部；分立：各接手一部分",
                    "merge, rename, relocation: the successor goes on with all; split: with a part"),
            ImportColumn.of("note", new Type.Text(200), false, "说明", "Note")
                .meaning("例如接手哪些科室；不参与计算", "For example which wards; nothing is computed from it")),
        List.of(
            new RowRule(
                "own-successor",
                "successor",
                new Label("机构不能是自己的后继", "An institution can't succeed itself"),
                row -> !Objects.equals(row.value("predecessor"), row.value("successor")))),
        List.of(
            signNeeded("predecessor", "predecessor_id"),
            signNeeded("successor", "successor_id"),
            stillOpen(),
            gone(),
            severalSuccessors(),
            circle()),
        List.of(),
        new PersonTouch.None());
  }

  private static StagedCheck signNeeded(String column, String target) {
    return new StagedCheck(
        "sign-needed",
        column,
        new Label("这是有多块牌子的单位，请写明是哪块牌子", "This organisation has several signs: tell which one"),
        """
        select s.row_no from staged s
          join registry_api.institution i on i.id = s.%s
         where i.organisation_only
        """
            .formatted(target));
  }

  private static StagedCheck stillOpen() {
    return new StagedCheck(
        "predecessor-open",
        "predecessor",
        new Label(
            "前身机构到生效日期还没有停办，请先在机构表填停办日期（分立可以不停办）",
            "The predecessor is not closed by that day; give its last day in institutions first"
                + " (a split may leave it open)"),
        """
        select s.row_no from staged s
          join registry_api.institution i on i.id = s.predecessor_id
         where s.kind <> 'split' and (i.closed_on is null or i.closed_on > s.on_day)
        """);
  }

  private static StagedCheck gone() {
    return new StagedCheck(
        "successor-closed",
        "successor",
        new Label("后继机构在生效日期没有开办", "The successor is not open on that day"),
        """
        select s.row_no from staged s
          join registry_api.institution i on i.id = s.successor_id
         where i.closed_on < s.on_day or i.opened_on > s.on_day
        """);
  }

  private static StagedCheck severalSuccessors() {
    return new StagedCheck(
        "several-successors",
        "successor",
        new Label(
            "一个机构只能并入（更名、迁址为）一个机构；分给几个机构的，都填分立",
            "An institution goes over as a whole to one other only; divided among several it is a"
                + " split"),
        AFTER
            + """
            select distinct a.row_no from after a
              join after b on b.predecessor_id = a.predecessor_id
               and b.successor_id <> a.successor_id
             where a.row_no is not null and (a.kind <> 'split' or b.kind <> 'split')
            """);
  }

  private static StagedCheck circle() {
    return new StagedCheck(
        "succeeds-in-a-circle",
        "successor",
        new Label("前身与后继互相循环", "Predecessors and successors go round in a circle"),
        AFTER
            + """
            , way (origin, reached) as (
              select predecessor_id, successor_id from after where row_no is not null
              union
              select w.origin, a.successor_id from way w
                join after a on a.predecessor_id = w.reached
            )
            select distinct a.row_no from after a
              join way w on w.origin = a.predecessor_id and w.reached = a.predecessor_id
             where a.row_no is not null
            """);
  }
}
