package org.yipanqi.governance.bodies;

import static org.yipanqi.governance.GovernanceProblem.EXISTS_ALREADY;
import static org.yipanqi.governance.GovernanceProblem.LIST_FULL;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.PAST;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_POST;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_SEAT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.Seat.Role;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements.Which;

/** What a county does about the seats of its bodies: each with a reason and a day. */
@Service
public class Seats {

  private static final int MOST = 100;

  private final Bodies bodies;
  private final SeatRows rows;
  private final PostRows posts;
  private final BodyRows bodyRows;
  private final Protocol protocol;

  Seats(Bodies bodies, SeatRows rows, PostRows posts, BodyRows bodyRows, Protocol protocol) {
    this.bodies = bodies;
    this.rows = rows;
    this.posts = posts;
    this.bodyRows = bodyRows;
    this.protocol = protocol;
  }

  /** Adds a seat that the source doesn't have; its post is the one of that name. */
  public Seat add(
      Caller caller,
      long body,
      int version,
      Role role,
      PostName post,
      LocalDate from,
      @Nullable String reason) {
    var why = Given.reason(reason);
    return protocol.writing(
        caller,
        () -> {
          var of = bodies.own(caller, body);
          Protocol.same(version, of.version());
          if (!of.standsOn(from)) {
            throw PAST.because();
          }
          if (rows.of(body).size() >= MOST) {
            throw LIST_FULL.because(MOST);
          }
          var unit = post.unit();
          var seat =
              new SeatRows.NewSeat(
                  role,
                  new Label(post.title(), post.title()),
                  unit == null ? null : new Label(unit, unit),
                  Which.ONE,
                  why);
          var id = rows.add(of, seat, true, from);
          var is = rows.lock(id).orElseThrow();
          rows.state(caller, is, posts.named(of.county(), post), from, why, protocol.now());
          note(caller, GovernanceAction.SEAT_ADDED, is, why, from);
          bodyRows.touched(body);
          return is;
        });
  }

  /** The seat's last day. */
  public Seat end(Caller caller, long id, int version, LocalDate to, @Nullable String reason) {
    var why = Given.reason(reason);
    return protocol.writing(
        caller,
        () -> {
          var seat = own(caller, id, version);
          if (to.isBefore(seat.from())) {
            throw PAST.because();
          }
          rows.end(id, to, why);
          note(caller, GovernanceAction.SEAT_ENDED, seat, why, to);
          bodyRows.touched(seat.body());
          return rows.lock(id).orElseThrow();
        });
  }

  /**
   * From a day on the seat goes with a post: where the source gives none, or another than it gave.
   */
  public Seat state(
      Caller caller, long id, int version, PostName post, LocalDate from, @Nullable String reason) {
    var why = Given.reason(reason);
    return protocol.writing(
        caller,
        () -> {
          var seat = own(caller, id, version);
          if (from.isBefore(seat.from())) {
            throw PAST.because();
          }
          var to = posts.named(seat.county(), post);
          if (!rows.state(caller, seat, to, from, why, protocol.now())) {
            throw EXISTS_ALREADY.because(from);
          }
          rows.touched(id);
          note(caller, GovernanceAction.SEAT_POST_STATED, seat, why, from);
          bodyRows.touched(seat.body());
          return rows.lock(id).orElseThrow();
        });
  }

  private Seat own(Caller caller, long id, int version) {
    var seat =
        rows.lock(id)
            .filter(it -> Protocol.sees(caller, it.county()))
            .orElseThrow(() -> UNKNOWN_SEAT.because(id));
    bodies.own(caller, seat.body());
    Protocol.same(version, seat.version());
    if (seat.to() != null) {
      throw NOT_IN_THIS_STATE.because();
    }
    return seat;
  }

  /** The name of a post by its number. */
  @Transactional(readOnly = true)
  public PostName post(Caller caller, long post) {
    return posts.find(post, null).map(Post::name).orElseThrow(() -> UNKNOWN_POST.because(post));
  }

  /** The seats of a body, ended ones too, each with who sat there. */
  @Transactional(readOnly = true)
  public List<SeatRows.SeatWithHistory> of(Caller caller, long body) {
    return rows.histories(body);
  }

  private void note(Caller caller, GovernanceAction action, Seat seat, String why, LocalDate day) {
    protocol.note(
        caller,
        action,
        "body",
        seat.body(),
        seat.county(),
        why,
        Map.of("seat", seat.no(), "role", Given.code(seat.role()), "day", day.toString()));
  }
}
