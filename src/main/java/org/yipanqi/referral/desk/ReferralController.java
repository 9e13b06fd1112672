package org.yipanqi.referral.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Care;
import org.yipanqi.referral.CaseState;
import org.yipanqi.referral.Cases;
import org.yipanqi.referral.Direction;
import org.yipanqi.referral.NewCase;
import org.yipanqi.referral.desk.CaseLists.Tray;
import org.yipanqi.referral.desk.CaseLists.Usual;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Referrals opened and listed; no list is kept by a browser. */
@RestController
@RequestMapping("/api/referrals")
class ReferralController {

  record ReferralNumber(String no) {}

  /** How many in a tray; most counts as a thousand. */
  record ReferralTray(String tray, int count) {}

  record ReferralPage(
      OffsetDateTime now,
      List<ReferralTray> trays,
      List<ReferralLine> rows,
      @Nullable String next) {}

  /**
   * @param name masked
   * @param due by when whoever's turn it is has to act; null: nothing is due
   * @param place where a place is taken
   * @param placeLost the bed was closed, another is wanted
   * @param overdue told above: 0 nobody, 1 the director, 2 the reform officer too
   */
  record ReferralLine(
      long id,
      String no,
      String state,
      Label stateLabel,
      String urgency,
      String direction,
      Label directionLabel,
      String service,
      Label serviceLabel,
      String name,
      String sex,
      int age,
      boolean contracted,
      boolean green,
      String icd10,
      String diagnosis,
      String from,
      String referrer,
      String to,
      @Nullable String department,
      @Nullable OffsetDateTime due,
      OffsetDateTime since,
      @Nullable String place,
      boolean placeLost,
      int overdue) {}

  private static final int USUAL = 40;
  private static final int MOST = 100;

  private final Cases cases;
  private final CaseLists lists;
  private final Callers callers;
  private final Clock clock;

  ReferralController(Cases cases, CaseLists lists, Callers callers, Clock clock) {
    this.cases = cases;
    this.lists = lists;
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping
  @Needs("referral.see")
  ResponseEntity<ReferralPage> list(
      @RequestParam(required = false) @Nullable String tray,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var which =
        Arrays.stream(Tray.values())
            .filter(it -> it.code().equals(tray == null ? "waiting" : tray))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("tray", "web.needed"));
    var most = Paging.limit(limit, USUAL, MOST);
    var after = Paging.cursor(cursor);
    var caller = callers.current();
    var found = lists.list(caller, which, after == null ? 0 : after, most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    var counts = lists.counts(caller);
    return unkept(
        new ReferralPage(
            OffsetDateTime.now(clock),
            counts.entrySet().stream()
                .map(it -> new ReferralTray(it.getKey().code(), it.getValue()))
                .toList(),
            page.stream().map(ReferralController::line).toList(),
            more ? String.valueOf(page.getLast().id()) : null));
  }

  /** Where an institution usually sends its patients: what a new slip proposes. */
  @GetMapping("/receivers")
  @Needs("referral.take_part")
  List<Usual> receivers(@RequestParam String from) {
    return lists.usual(callers.current(), from);
  }

  /** The same key of the same sender is the same referral, however often it is sent. */
  @PostMapping
  @Needs("referral.take_part")
  @ResponseStatus(HttpStatus.CREATED)
  ReferralNumber open(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewCase slip) {
    return new ReferralNumber(cases.open(callers.current(), slip, key));
  }

  static ReferralLine line(CaseLine it) {
    return new ReferralLine(
        it.id(),
        it.no(),
        it.state(),
        CaseState.of(it.state()).label(),
        it.urgency(),
        it.direction(),
        Direction.of(it.direction()).label(),
        it.service(),
        Care.of(it.service()).label(),
        it.name(),
        it.sex(),
        it.age(),
        it.contracted(),
        it.green(),
        it.icd10(),
        it.diagnosis(),
        it.from(),
        it.referrer(),
        it.to(),
        it.department(),
        it.due(),
        it.since(),
        it.place(),
        it.placeLost(),
        it.escalation());
  }

  static <T> ResponseEntity<T> unkept(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
