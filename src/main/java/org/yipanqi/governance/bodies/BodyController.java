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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.Protocol;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Policies;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.web.Needs;

/** Bodies of a county, begun, read and ended. */
@RestController
@RequestMapping("/api/bodies")
class BodyController {

  record BodyList(List<BodyRow> rows, List<OfferedBody> offered) {}

  /**
   * @param pack null for the county's own
   * @param seats those that stand today
   * @param vacant seats with a post that nobody holds
   * @param unstated seats whose post isn't known
   */
  record BodyRow(
      String id,
      @Nullable String pack,
      @Nullable String clause,
      @Nullable String place,
      String kind,
      Label title,
      String basis,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String endReason,
      int seats,
      int vacant,
      int unstated,
      int version) {}

  /** A body that a policy sets up and the county has not begun. */
  record OfferedBody(
      String pack, Label packTitle, String ref, @Nullable String place, Label title, int seats) {}

  /** Either a body of a policy, or the county's own with kind and title. */
  record NewBody(
      @Nullable String county,
      @Nullable String pack,
      @Nullable String ref,
      @Nullable String kind,
      @Nullable String title,
      @Nullable String titleEn,
      @Nullable String from,
      @Nullable String basis) {}

  record BodyEnding(@Nullable Integer version, @Nullable String to, @Nullable String reason) {}

  record BodyNumber(String id) {}

  private final Bodies bodies;
  private final Seats seats;
  private final Policies policies;
  private final Protocol protocol;
  private final Callers callers;

  BodyController(
      Bodies bodies, Seats seats, Policies policies, Protocol protocol, Callers callers) {
    this.bodies = bodies;
    this.seats = seats;
    this.policies = policies;
    this.protocol = protocol;
    this.callers = callers;
  }

  @GetMapping
  @Needs(value = "governance.see", figuresOf = "county")
  BodyList list(@RequestParam String county) {
    var caller = callers.current();
    return new BodyList(
        bodies.list(caller, county).stream().map(this::row).toList(),
        bodies.offered(caller, county).stream()
            .map(o ->
                new OfferedBody(
                    o.pack().id(),
                    o.pack().title(),
                    o.body().id(),
                    place(o.pack(), o.body().clause()),
                    o.body().title(),
                    o.body().seats().size()))
            .toList());
  }

  BodyRow row(Body it) {
    var today = protocol.today();
    var standing =
        seats.of(callers.current(), it.id()).stream()
            .map(SeatRows.SeatWithHistory::history)
            .filter(h -> h.standsOn(today))
            .map(h -> h.on(today))
            .toList();
    var source = SourceOfBody.of(policies, it);
    return new BodyRow(
        String.valueOf(it.id()),
        it.pack(),
        source == null ? null : source.body().clause(),
        source == null ? null : place(source.pack(), source.body().clause()),
        Given.code(it.kind()),
        it.title(),
        it.basis(),
        it.from(),
        it.to(),
        it.endReason(),
        standing.size(),
        (int) standing.stream().filter(Sitting.Vacant.class::isInstance).count(),
        (int) standing.stream().filter(Sitting.Unstated.class::isInstance).count(),
        it.version());
  }

  private static @Nullable String place(PolicyPack pack, String clause) {
    return pack.clause(clause).map(PolicyPack.Clause::place).orElse(null);
  }

  @PostMapping
  @Needs("governance.keep")
  @ResponseStatus(HttpStatus.CREATED)
  BodyNumber begin(@RequestBody NewBody it) {
    var county = needed("county", it.county());
    var from = Given.day("from", it.from());
    var pack = it.pack();
    if (pack != null) {
      var ref = needed("ref", it.ref());
      return number(bodies.begin(callers.current(), county, pack, ref, from, it.basis()));
    }
    var kind = Given.oneOf("kind", it.kind(), Body.Kind.values());
    var title = Given.text("title", it.title(), 100);
    var english = Given.some("titleEn", it.titleEn(), 200);
    var label = new Label(title, english == null ? title : english);
    return number(bodies.found(callers.current(), county, kind, label, from, it.basis()));
  }

  @PostMapping("/{id}/ending")
  @Needs("governance.keep")
  BodyNumber end(@PathVariable long id, @RequestBody BodyEnding it) {
    var version = needed("version", it.version());
    var to = Given.day("to", it.to());
    return number(bodies.end(callers.current(), id, version, to, it.reason()));
  }

  private static BodyNumber number(Body of) {
    return new BodyNumber(String.valueOf(of.id()));
  }
}
