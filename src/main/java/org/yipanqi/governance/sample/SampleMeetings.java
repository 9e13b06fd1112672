package org.yipanqi.governance.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.CharterRules.Votes;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.governance.bodies.SeatRows.SeatWithHistory;
import org.yipanqi.governance.bodies.Seats;
import org.yipanqi.governance.bodies.Sitting;
import org.yipanqi.governance.decisions.Matters;
import org.yipanqi.governance.meetings.AgendaItem;
import org.yipanqi.governance.meetings.Attendance;
import org.yipanqi.governance.meetings.Ballot;
import org.yipanqi.governance.meetings.Decision;
import org.yipanqi.governance.meetings.Meetings;
import org.yipanqi.governance.meetings.NewDecision;
import org.yipanqi.governance.meetings.Recording;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.registry.Institution;
import org.yipanqi.registry.InstitutionKind;
import org.yipanqi.registry.Registry;

/**
 * Two meetings of a sample's body that were held, one that is planned, and how often matters are
 * due.
 */
@Component
class SampleMeetings {

  private static final int MANY = 10;

  private final Seats seats;
  private final Meetings meetings;
  private final Recording recording;
  private final Matters matters;
  private final BindingPacks packs;
  private final Registry registry;
  private final Protocol protocol;

  SampleMeetings(
      Seats seats,
      Meetings meetings,
      Recording recording,
      Matters matters,
      BindingPacks packs,
      Registry registry,
      Protocol protocol) {
    this.seats = seats;
    this.meetings = meetings;
    this.recording = recording;
    this.matters = matters;
    this.packs = packs;
    this.registry = registry;
    this.protocol = protocol;
  }

  void add(Caller officer, Body body) {
    var pack = packs.of(body.county()).getFirst();
    often(officer, body, pack);
    var today = protocol.today();
    first(officer, body, pack, today.minusMonths(5).withDayOfMonth(16));
    second(officer, body, pack, today.minusMonths(1).withDayOfMonth(20));
    plan(
        officer,
        body,
        "第三次会议",
        today.plusDays(16),
        List.of(new AgendaItem(0, "听取本年度工作总结，研究下一年度安排", null, null, null)));
  }

  private void often(Caller officer, Body body, PolicyPack pack) {
    for (var matter : pack.arrangements().matters().stream().limit(4).toList()) {
      if (matter.times() == null) {
        matters.set(
            officer,
            String.valueOf(body.county()),
            pack.id(),
            matter.id(),
            1,
            protocol.today().getYear(),
            "示例文件：领导小组议事规则");
      }
    }
  }

  private void first(Caller officer, Body body, PolicyPack pack, LocalDate day) {
    var held = hold(officer, body, "第一次会议", day, List.of(matter(pack, 0), matter(pack, 2)));
    decide(officer, held, 1, "同意医共体发展规划征求意见稿，按会议意见修改后印发。", pack, null, day.plusMonths(1), 0);
    decide(
        officer,
        held,
        2,
        "同意本年度收支预算方案；县医院会同各成员单位按月报送预算执行情况。",
        pack,
        place(body.county(), InstitutionKind.COUNTY_HOSPITAL),
        day.plusMonths(3),
        0);
    confirm(officer, held, "会议听取了县卫生健康局关于医共体建设进展的汇报，研究了发展规划和年度预算，议定事项如下。（示例）");
  }

  private void second(Caller officer, Body body, PolicyPack pack, LocalDate day) {
    var item = new AgendaItem(0, "补齐双向转诊登记、落实家庭医生签约", null, null, null);
    var held = hold(officer, body, "第二次会议", day, List.of(item, matter(pack, 1)));
    decide(
        officer,
        held,
        1,
        "各镇卫生院补齐上半年双向转诊登记，缺月的逐月说明原因。",
        pack,
        place(body.county(), InstitutionKind.TOWN_HOSPITAL),
        day.plusMonths(1).plusDays(14),
        1);
    decide(officer, held, 2, "另设一家总医院的方案。", pack, null, null, -1);
    decide(officer, held, 1, "县医保局牵头测算总额包干下一年度基数。", pack, null, day.plusDays(20), 0);
    confirm(officer, held, "会议通报了上半年转诊和签约情况，研究了重大项目安排，议定事项如下。（示例）");
  }

  private static AgendaItem matter(PolicyPack pack, int at) {
    var all = pack.arrangements().matters();
    if (at >= all.size()) {
      return new AgendaItem(0, "研究医共体建设有关事项", null, null, null);
    }
    var it = all.get(at);
    return new AgendaItem(0, it.title().zh(), pack.id(), it.id(), null);
  }

  private long plan(
      Caller officer, Body body, String title, LocalDate day, List<AgendaItem> agenda) {
    var at = day.atTime(LocalTime.of(9, 0)).atZone(protocol.clock().getZone()).toOffsetDateTime();
    return meetings
        .plan(officer, body.id(), body.title().zh() + title, at, "县政府三楼会议室", agenda)
        .id();
  }

  /** Everybody came but for one who was represented and one who was away. */
  private long hold(
      Caller officer, Body body, String title, LocalDate day, List<AgendaItem> agenda) {
    var id = plan(officer, body, title, day, agenda);
    var many = many(officer, body.id());
    var came =
        seats.of(officer, body.id()).stream()
            .filter(s -> s.history().standsOn(day))
            .map(s -> came(s, day, many))
            .toList();
    meetings.hold(officer, id, version(officer, id), day, came);
    return id;
  }

  /** Whether one may stay away and the others still be enough. */
  private boolean many(Caller officer, long body) {
    return seats.of(officer, body).size() >= MANY;
  }

  private static Meetings.Came came(SeatWithHistory seat, LocalDate day, boolean many) {
    var id = seat.seat().id();
    if (!(seat.history().on(day) instanceof Sitting.Held)) {
      return new Meetings.Came(id, Attendance.State.ABSENT, null, null);
    }
    return switch (many ? seat.seat().no() : 0) {
      case 10 -> new Meetings.Came(id, Attendance.State.REPRESENTED, "该单位副职", null);
      case 8 -> new Meetings.Came(id, Attendance.State.ABSENT, null, "外出学习");
      default -> new Meetings.Came(id, Attendance.State.PRESENT, null, null);
    };
  }

  /**
   * @param how many abstained; below nought: not adopted
   */
  private void decide(
      Caller officer,
      long meeting,
      int agendaNo,
      String text,
      PolicyPack pack,
      @Nullable Institution owner,
      @Nullable LocalDate due,
      int how) {
    var there = there(officer, meeting);
    var some = there / 3;
    var votes =
        how < 0
            ? new Votes(some, there - some, 0)
            : new Votes(there - Math.min(how, some), 0, Math.min(how, some));
    recording.record(
        officer,
        meeting,
        version(officer, meeting),
        new NewDecision(
            agendaNo,
            text,
            serves(pack, text),
            owner == null ? "县卫生健康局" : null,
            owner == null ? null : owner.id(),
            due,
            new Ballot(Ballot.Kind.OPEN, votes, Map.of()),
            how >= 0));
  }

  /** The first item of the policy that speaks of the same. */
  private static Decision.@Nullable Serves serves(PolicyPack pack, String text) {
    return Stream.of("转诊", "预算", "总额", "规划")
        .filter(text::contains)
        .flatMap(word -> pack.items().stream().filter(i -> i.title().zh().contains(word)))
        .findFirst()
        .map(i -> new Decision.Serves(pack.id(), Decision.Serves.Kind.ITEM, i.id()))
        .orElse(null);
  }

  private int there(Caller officer, long meeting) {
    var body = meetings.find(officer, meeting).body();
    var day = meetings.find(officer, meeting).heldOn();
    return (int)
        seats.of(officer, body).stream()
            .map(s -> day == null ? null : came(s, day, many(officer, body)))
            .filter(c -> c != null && c.state() != Attendance.State.ABSENT)
            .count();
  }

  private void confirm(Caller officer, long meeting, String text) {
    recording.write(officer, meeting, version(officer, meeting), text, null);
    var body = meetings.find(officer, meeting).body();
    var chair =
        seats.of(officer, body).stream()
            .map(SeatWithHistory::seat)
            .filter(s -> s.role() == Seat.Role.CHAIR)
            .findFirst()
            .orElseThrow();
    recording.confirm(officer, meeting, version(officer, meeting), 1, chair.id());
  }

  private int version(Caller officer, long meeting) {
    return meetings.find(officer, meeting).version();
  }

  private @Nullable Institution place(long county, InstitutionKind kind) {
    return registry.snapshot().institutions().stream()
        .filter(it -> it.kind() == kind && String.valueOf(it.division()).startsWith("" + county))
        .findFirst()
        .orElse(null);
  }
}
