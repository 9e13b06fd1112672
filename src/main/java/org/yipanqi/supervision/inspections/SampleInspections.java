package org.yipanqi.supervision.inspections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.kernel.Period;
import org.yipanqi.registry.Institution;
import org.yipanqi.supervision.inspections.Inspection.Member;
import org.yipanqi.supervision.inspections.Inspection.Result;

/** Two invented inspections of a sample county: all well in the first, findings in the second. */
@Component
public class SampleInspections {

  private static final List<Member> TEAM =
      List.of(
          new Member("何丁", "副县长", true),
          new Member("梁戊", "县卫生健康局副局长", false),
          new Member("吴己", "县医保局副局长", false));

  private final Inspections inspections;
  private final InspectionRows rows;
  private final Findings findings;
  private final FindingRows found;
  private final Clock clock;

  SampleInspections(
      Inspections inspections,
      InspectionRows rows,
      Findings findings,
      FindingRows found,
      Clock clock) {
    this.inspections = inspections;
    this.rows = rows;
    this.findings = findings;
    this.found = found;
    this.clock = clock;
  }

  /**
   * @param places at least three; the first comes off badly the second time
   * @param works somebody who puts something right at a place
   */
  public void add(
      Caller officer,
      Caller auditor,
      long county,
      List<Institution> places,
      Map<Institution, Caller> works) {
    var today = LocalDate.now(clock);
    var before = today.minusMonths(6);
    var first = plan(auditor, county, "上半年综合督查", "三医联动、双向转诊、家庭医生签约", before, places);
    close(auditor, first, List.of(), "总体较好，各单位职责清楚，台账齐全。（示例）");
    var second =
        plan(auditor, county, "下半年综合督查", "双向转诊登记、药品统一采购、公共卫生资金", today.minusDays(16), places);
    begin(auditor, second);
    var at = rows.places(second);
    write(auditor, second, at.get(0), "上半年双向转诊登记缺四个月，无法核对下转人次。", true, today.plusDays(21));
    var closed = write(auditor, second, at.get(1), "家庭医生签约协议有 6 份未签日期。", false, today.plusDays(10));
    var waits = write(auditor, second, at.get(2), "公共卫生补助资金台账与拨付凭证差一笔。", false, today.plusDays(14));
    put(works, places.get(1), closed, "6 份协议已逐份核对并补签日期。");
    put(works, places.get(2), waits, "已补记 9 月一笔拨付，台账与凭证一致。");
    findings.check(officer, closed, version(closed), true, "抽查 6 份，均已补齐", null);
    close(
        auditor,
        second,
        List.of(Result.POOR, Result.ADEQUATE, Result.GOOD),
        "总体一般：转诊登记缺失较多，限期整改；其余问题已整改或待复查。（示例）");
  }

  private long plan(
      Caller by,
      long county,
      String title,
      String extent,
      LocalDate from,
      List<Institution> places) {
    var half = Period.of(from.getYear() + (from.getMonthValue() <= 6 ? "H1" : "H2"));
    var to = places.stream().map(p -> new Inspections.NewPlace(p.id(), p.shortName())).toList();
    return inspections.plan(
        by,
        new Inspections.NewInspection(
            county, half, title, extent, from, from.plusDays(6), TEAM, to));
  }

  private void begin(Caller by, long id) {
    inspections.begin(by, id, rows.find(id).orElseThrow().version());
  }

  /** Rates every unit, as good where nothing else is said, and ends it. */
  private void close(Caller by, long id, List<Result> results, String summary) {
    var places = rows.places(id);
    if (rows.find(id).orElseThrow().state() == Inspection.State.PLANNED) {
      begin(by, id);
    }
    for (var i = 0; i < places.size(); i++) {
      var result = i < results.size() ? results.get(i) : Result.GOOD;
      var version = rows.find(id).orElseThrow().version();
      inspections.rate(
          by, id, version, new Inspections.Rating(places.get(i).id(), result, words(result)));
    }
    inspections.end(by, id, rows.find(id).orElseThrow().version(), summary);
  }

  private static @Nullable String words(Result result) {
    return switch (result) {
      case GOOD -> null;
      case ADEQUATE -> "制度齐全，个别记录不完整";
      case POOR -> "转诊登记长期缺失，整改不力";
    };
  }

  private long write(
      Caller by,
      long inspection,
      Inspection.Place at,
      String words,
      boolean serious,
      LocalDate due) {
    return findings.write(
        by, inspection, new Findings.NewFinding(at.id(), words, serious, null, null, due));
  }

  private void put(Map<Institution, Caller> works, Institution at, long finding, String words) {
    var who = works.get(at);
    if (who != null) {
      findings.rectify(who, finding, version(finding), words);
    }
  }

  private int version(long finding) {
    return found.find(finding).orElseThrow().version();
  }
}
