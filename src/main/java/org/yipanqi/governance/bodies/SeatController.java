package org.yipanqi.governance.bodies;

import static org.yipanqi.web.MalformedRequest.needed;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** One body with its seats, and what the county does about them. */
@RestController
@RequestMapping("/api/bodies")
class SeatController {

  /**
   * @param functions what the policy gives it to do
   * @param note ours, about the policy's list
   */
  record WholeBody(
      BodyController.BodyRow body,
      List<Label> functions,
      @Nullable Label note,
      List<SeatShown> seats) {}

  /**
   * @param which one, several or unstated: whether the source's words tell the post
   * @param now held, vacant, unstated; null where the seat doesn't stand today
   */
  record SeatShown(
      String id,
      int no,
      String role,
      Label post,
      @Nullable Label unit,
      String which,
      boolean ofTheCounty,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String reason,
      @Nullable String now,
      @Nullable String postId,
      @Nullable String postWords,
      @Nullable String holder,
      List<SeatSpan> spans,
      int version) {}

  /**
   * @param sitting held, vacant or unstated
   */
  record SeatSpan(
      LocalDate from,
      @Nullable LocalDate to,
      String sitting,
      @Nullable String postWords,
      @Nullable String holder) {}

  record NewSeatGiven(
      @Nullable Integer version,
      @Nullable String role,
      @Nullable String unit,
      @Nullable String title,
      @Nullable String mark,
      @Nullable String from,
      @Nullable String reason) {}

  record SeatEnding(@Nullable Integer version, @Nullable String to, @Nullable String reason) {}

  record SeatPostStated(
      @Nullable Integer version,
      @Nullable String unit,
      @Nullable String title,
      @Nullable String mark,
      @Nullable String from,
      @Nullable String reason) {}

  record SeatNumber(String id, int version) {}

  private final Bodies bodies;
  private final BodyController rows;
  private final Seats seats;
  private final Policies policies;
  private final Protocol protocol;
  private final Callers callers;

  SeatController(
      Bodies bodies,
      BodyController rows,
      Seats seats,
      Policies policies,
      Protocol protocol,
      Callers callers) {
    this.bodies = bodies;
    this.rows = rows;
    this.seats = seats;
    this.policies = policies;
    this.protocol = protocol;
    this.callers = callers;
  }

  @GetMapping("/{id}")
  @Needs("governance.see")
  WholeBody one(@PathVariable long id) {
    var body = bodies.find(callers.current(), id);
    var source = SourceOfBody.of(policies, body);
    return new WholeBody(
        rows.row(body),
        source == null ? List.of() : source.body().functions(),
        source == null ? null : source.body().note(),
        seats.of(callers.current(), id).stream().map(this::shown).toList());
  }

  private SeatShown shown(SeatRows.SeatWithHistory it) {
    var seat = it.seat();
    var today = protocol.today();
    var now = it.history().standsOn(today) ? it.history().on(today) : null;
    var post = now == null ? null : post(now);
    return new SeatShown(
        String.valueOf(seat.id()),
        seat.no(),
        Given.code(seat.role()),
        seat.post(),
        seat.unit(),
        Given.code(seat.which()),
        seat.ofTheCounty(),
        seat.from(),
        seat.to(),
        seat.reason(),
        now == null ? null : code(now),
        post == null ? null : String.valueOf(post),
        words(post),
        now instanceof Sitting.Held held ? held.holder() : null,
        it.history().spans().stream()
            .map(s ->
                new SeatSpan(
                    s.from(),
                    s.to(),
                    code(s.sitting()),
                    words(post(s.sitting())),
                    s.sitting() instanceof Sitting.Held held ? held.holder() : null))
            .toList(),
        seat.version());
  }

  private static String code(Sitting it) {
    return switch (it) {
      case Sitting.Unstated _ -> "unstated";
      case Sitting.Vacant _ -> "vacant";
      case Sitting.Held _ -> "held";
    };
  }

  private static @Nullable Long post(Sitting it) {
    return switch (it) {
      case Sitting.Unstated _ -> null;
      case Sitting.Vacant vacant -> vacant.post();
      case Sitting.Held held -> held.post();
    };
  }

  private @Nullable String words(@Nullable Long post) {
    return post == null ? null : seats.post(callers.current(), post).words();
  }

  @PostMapping("/{id}/seats")
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  SeatNumber add(@PathVariable long id, @RequestBody NewSeatGiven it) {
    var version = needed("version", it.version());
    var role = Given.oneOf("role", it.role(), Seat.Role.values());
    var post = name(it.unit(), it.title(), it.mark());
    var from = Given.day("from", it.from());
    return number(seats.add(callers.current(), id, version, role, post, from, it.reason()));
  }

  @PostMapping("/seats/{seat}/ending")
  @Needs("governance.keep")
  SeatNumber end(@PathVariable long seat, @RequestBody SeatEnding it) {
    var version = needed("version", it.version());
    var to = Given.day("to", it.to());
    return number(seats.end(callers.current(), seat, version, to, it.reason()));
  }

  /** From a day on the seat goes with a post; the post is there afterwards. */
  @PostMapping("/seats/{seat}/posts")
  @Needs("governance.keep")
  SeatNumber state(@PathVariable long seat, @RequestBody SeatPostStated it) {
    var version = needed("version", it.version());
    var post = name(it.unit(), it.title(), it.mark());
    var from = Given.day("from", it.from());
    return number(seats.state(callers.current(), seat, version, post, from, it.reason()));
  }

  static PostName name(@Nullable String unit, @Nullable String title, @Nullable String mark) {
    return new PostName(
        Given.some("unit", unit, 100),
        Given.text("title", title, 100),
        Given.some("mark", mark, 100));
  }

  private static SeatNumber number(Seat of) {
    return new SeatNumber(String.valueOf(of.id()), of.version());
  }
}
