package org.yipanqi.referral.flows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.CaseState;
import org.yipanqi.referral.Direction;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Who sends patients to whom, how well it goes, and the referrals behind each number. */
@RestController
@RequestMapping("/api/referrals/flows")
@Needs("referral.rates")
class FlowsController {

  record FlowDirection(String direction, Label label, long sent, long arrived) {}

  record FlowEnd(String code, String name, String kind) {}

  /**
   * @param to null out of the county
   */
  record FlowLine(
      FlowEnd from,
      @Nullable FlowEnd to,
      String direction,
      Label directionLabel,
      long sent,
      long arrived) {}

  /**
   * @param value in percent, minutes, or on one; null where there is nothing to divide by
   * @param part what the value was made of, as a list may be asked for it; null for a wait
   */
  record FlowRate(
      String rate,
      @Nullable BigDecimal value,
      @Nullable Long part,
      @Nullable String partOf,
      @Nullable Long whole,
      @Nullable String wholeOf) {}

  /**
   * @param left pairs beyond the most that are shown
   * @param cases worked on here and sent in these days; rates are theirs
   * @param waiting of them without an acceptance yet
   * @param notYetDue follow-ups of these days that are neither done nor late
   */
  record ReferralFlows(
      LocalDate from,
      LocalDate to,
      List<FlowDirection> directions,
      @Nullable BigDecimal downOnUp,
      List<FlowLine> flows,
      long left,
      long cases,
      long waiting,
      long notYetDue,
      List<FlowRate> rates) {}

  record FlowRow(
      LocalDate day,
      String system,
      String no,
      @Nullable String caseNo,
      @Nullable String name,
      Label direction,
      String from,
      @Nullable String to,
      @Nullable LocalDate arrived,
      @Nullable Label state) {}

  record FlowRows(List<FlowRow> rows, @Nullable String next) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Flows flows;
  private final FlowList list;
  private final Callers callers;

  FlowsController(Flows flows, FlowList list, Callers callers) {
    this.flows = flows;
    this.list = list;
    this.callers = callers;
  }

  /** Of days, both included; without them, of the month of the latest referral. */
  @GetMapping
  ReferralFlows flows(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    return view(flows.count(callers.current(), span(from, to)));
  }

  /**
   * The referrals behind a number.
   *
   * @param of what of the cases; left out: all that the fact counts, with what came in files
   */
  @GetMapping("/rows")
  ResponseEntity<FlowRows> rows(
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(required = false) @Nullable String direction,
      @RequestParam(required = false) @Nullable String sender,
      @RequestParam(required = false) @Nullable String receiver,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var asked =
        new FlowList.Asked(
            new Span(from, to),
            of == null ? null : known("of", Behind.find(of)),
            direction == null ? null : known("direction", direction(direction)),
            sender,
            receiver);
    var after = after(cursor);
    var found = list.list(callers.current(), asked, after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    var last = page.isEmpty() ? null : page.getLast();
    var next =
        more && last != null
            ? new FlowList.After(last.day(), last.source(), last.no()).code()
            : null;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new FlowRows(page.stream().map(FlowsController::row).toList(), next));
  }

  private Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null || to == null ? flows.latest(callers.current()) : new Span(from, to);
  }

  private static FlowList.@Nullable After after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    var after = FlowList.After.read(cursor);
    if (after == null) {
      throw new MalformedRequest("cursor", "web.bad-cursor");
    }
    return after;
  }

  private static Optional<Direction> direction(String code) {
    return Arrays.stream(Direction.values()).filter(it -> it.code().equals(code)).findFirst();
  }

  private static <T> T known(String field, Optional<T> found) {
    return found.orElseThrow(() -> new MalformedRequest(field, "web.needed"));
  }

  private static ReferralFlows view(FlowCounts it) {
    return new ReferralFlows(
        it.span().from(),
        it.span().to(),
        Arrays.stream(Direction.values()).map(each -> direction(it, each)).toList(),
        it.downOnUp().ratio(),
        it.flows().stream().map(FlowsController::line).toList(),
        it.flowsLeft(),
        it.of(Behind.SENT),
        it.of(Behind.WAITING),
        it.followUps().later(),
        List.of(
            rate("acceptance", it.acceptance(), "accepted", null),
            wait("answer_median", it.answer().median(), it.of(Behind.ANSWERED)),
            wait("answer_ninth", it.answer().ninth(), it.of(Behind.ANSWERED)),
            rate("no_show", it.noShow(), "missed", "expected"),
            rate("closure", it.closure(), "closed", "accepted"),
            rate("follow_up", it.followedUpInTime(), null, null)));
  }

  private static FlowDirection direction(FlowCounts it, Direction way) {
    var sent = it.directions().getOrDefault(way, new FlowCounts.Sent(0, 0));
    return new FlowDirection(way.code(), way.label(), sent.count(), sent.arrived());
  }

  private static FlowRate rate(
      String code, Rate of, @Nullable String partOf, @Nullable String wholeOf) {
    return new FlowRate(code, of.percent(), of.part(), partOf, of.whole(), wholeOf);
  }

  private static FlowRate wait(String code, @Nullable BigDecimal minutes, long answered) {
    return new FlowRate(code, minutes, null, null, answered, "answered");
  }

  private static FlowLine line(FlowCounts.Flow it) {
    return new FlowLine(
        new FlowEnd(it.senderCode(), it.sender(), it.senderKind()),
        it.receiverCode() == null || it.receiver() == null || it.receiverKind() == null
            ? null
            : new FlowEnd(it.receiverCode(), it.receiver(), it.receiverKind()),
        it.direction().code(),
        it.direction().label(),
        it.count(),
        it.arrived());
  }

  private static FlowRow row(FlowList.Row it) {
    return new FlowRow(
        it.day(),
        it.system(),
        it.no(),
        it.caseNo(),
        it.name(),
        it.direction().label(),
        it.from(),
        it.to(),
        it.arrived(),
        it.state() == null
            ? null
            : CaseState.valueOf(it.state().toUpperCase(java.util.Locale.ROOT)).label());
  }
}
