package org.yipanqi.governance.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Counties;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.Bodies;
import org.yipanqi.governance.bodies.Body;
import org.yipanqi.governance.bodies.CharterRules;
import org.yipanqi.governance.bodies.CharterRules.Majority;
import org.yipanqi.governance.bodies.CharterRules.MajorityOf;
import org.yipanqi.governance.bodies.CharterRules.Quorum;
import org.yipanqi.governance.bodies.CharterRules.QuorumOf;
import org.yipanqi.governance.bodies.Charters;
import org.yipanqi.governance.bodies.Post;
import org.yipanqi.governance.bodies.PostBook;
import org.yipanqi.governance.bodies.PostName;
import org.yipanqi.governance.bodies.Seat;
import org.yipanqi.governance.bodies.SeatRows.SeatWithHistory;
import org.yipanqi.governance.bodies.Seats;
import org.yipanqi.governance.bodies.Share;
import org.yipanqi.governance.bodies.Sitting;
import org.yipanqi.governance.bodies.TenureBook;
import org.yipanqi.policy.Arrangements.Which;

/**
 * The bodies of the policy that binds a sample county, begun with invented holders by post; then
 * their meetings and the appointments.
 */
@Service
public class SampleBodies {

  private static final String BASIS = "示例文件：关于成立议事机构的通知";

  /** One hears that these are nobody's. */
  private static final List<String> NAMES =
      List.of("陈甲", "李乙", "黄丙", "何丁", "梁戊", "吴己", "谢庚", "罗辛", "邓壬", "冯癸", "莫子", "邱未", "江丑");

  private static final CharterRules RULES =
      new CharterRules(
          new Quorum(new Share(2, 3, false), QuorumOf.FILLED),
          true,
          new Majority(new Share(1, 2, true), MajorityOf.ATTENDING));

  private final Bodies bodies;
  private final Seats seats;
  private final PostBook posts;
  private final TenureBook tenures;
  private final Charters charters;
  private final SampleMeetings meetings;
  private final SampleAppointments appointments;
  private final Counties counties;
  private final Protocol protocol;

  SampleBodies(
      Bodies bodies,
      Seats seats,
      PostBook posts,
      TenureBook tenures,
      Charters charters,
      SampleMeetings meetings,
      SampleAppointments appointments,
      Counties counties,
      Protocol protocol) {
    this.bodies = bodies;
    this.seats = seats;
    this.posts = posts;
    this.tenures = tenures;
    this.charters = charters;
    this.meetings = meetings;
    this.appointments = appointments;
    this.counties = counties;
    this.protocol = protocol;
  }

  /**
   * Adds them where institutions are invented and a policy sets up bodies that nobody has begun.
   */
  public void ensure() {
    counties.at("").filter(Counties.County::sample).ifPresent(county -> add(county.code()));
  }

  private void add(String county) {
    var officer = officer(county);
    var offered = bodies.offered(officer, county);
    if (offered.isEmpty() || !bodies.list(officer, county).isEmpty()) {
      return;
    }
    var from = protocol.today().minusMonths(10).withDayOfMonth(1);
    var begun =
        offered.stream()
            .map(o -> bodies.begin(officer, county, o.pack().id(), o.body().id(), from, BASIS))
            .toList();
    begun.forEach(body -> state(officer, body));
    hold(officer, county, from);
    charter(officer, county, from);
    chaired(officer, begun).ifPresent(body -> meetings.add(officer, body));
    appointments.add(officer, Long.parseLong(county));
  }

  /** Whoever keeps the county's records in the sample. */
  static Caller officer(String county) {
    var there = Reach.of(List.of(Long.valueOf(county)));
    var duty = Duty.REFORM_OFFICER;
    return new Caller(
        "reform",
        duty.label().zh() + "（示例）",
        duty,
        county,
        new Scope("reform", Reach.ALL, there, there, Reach.NONE),
        there);
  }

  /** Of those whose post the document leaves open the county states the first. */
  private void state(Caller officer, Body body) {
    seats.of(officer, body.id()).stream()
        .map(SeatWithHistory::seat)
        .filter(seat -> seat.which() == Which.SEVERAL)
        .limit(2)
        .forEach(seat -> {
          var unit = seat.unit();
          var name = new PostName(unit == null ? null : unit.zh(), seat.post().zh(), "分管卫生健康");
          seats.state(officer, seat.id(), seat.version(), name, body.from(), "示例文件：关于工作分工的通知");
        });
  }

  /** Every sixth post is vacant; one changed hands since. */
  private void hold(Caller officer, String county, LocalDate from) {
    var all = posts.list(officer, county, null, 100);
    for (var i = 0; i < all.size(); i++) {
      if (i % 6 != 5) {
        var name = NAMES.get(i % NAMES.size());
        posts.changeHands(officer, all.get(i).id(), 0, name, from, "示例文件：任免通知");
      }
    }
    if (all.size() > 3) {
      var post = posts.find(officer, all.get(3).id());
      var since = protocol.today().minusMonths(3).withDayOfMonth(15);
      posts.changeHands(officer, post.id(), post.version(), NAMES.getLast(), since, "示例文件：任免通知");
    }
    account(officer, all.getFirst(), "reform");
  }

  private void account(Caller officer, Post first, String login) {
    var post = posts.find(officer, first.id());
    tenures.account(officer, post.id(), post.version(), login);
  }

  private void charter(Caller officer, String county, LocalDate from) {
    for (var body : bodies.list(officer, county)) {
      if (body.kind() == Body.Kind.LEADING_GROUP || body.kind() == Body.Kind.MANAGEMENT_COMMITTEE) {
        charters.adopt(
            officer,
            body.id(),
            body.version(),
            from,
            "一、会议由组长（主任）召集，或委托副组长（副主任）召集。\n"
                + "二、有人任职的席位到会三分之二以上（含）方可议事，委托代表算到会。\n"
                + "三、议定事项经到会人数过半数同意通过，会议纪要由主持人确认。\n"
                + "（示例章程，各县自定）",
            "示例：成立会议通过",
            null,
            RULES);
      }
    }
  }

  /** The first body whose chair somebody holds. */
  private Optional<Body> chaired(Caller officer, List<Body> begun) {
    return begun.stream()
        .sorted(Comparator.comparing(body -> body.kind().ordinal()))
        .filter(body ->
            seats.of(officer, body.id()).stream()
                .filter(s -> s.seat().role() == Seat.Role.CHAIR)
                .anyMatch(s -> s.history().on(protocol.today()) instanceof Sitting.Held))
        .findFirst();
  }
}
