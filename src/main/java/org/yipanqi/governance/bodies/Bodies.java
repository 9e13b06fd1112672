package org.yipanqi.governance.bodies;

import static org.yipanqi.governance.GovernanceProblem.EXISTS_ALREADY;
import static org.yipanqi.governance.GovernanceProblem.NOT_IN_THIS_STATE;
import static org.yipanqi.governance.GovernanceProblem.PAST;
import static org.yipanqi.governance.GovernanceProblem.STILL_MEETS;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_BODY;
import static org.yipanqi.governance.GovernanceProblem.UNKNOWN_REFERENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.governance.BindingPacks;
import org.yipanqi.governance.Given;
import org.yipanqi.governance.GovernanceAction;
import org.yipanqi.governance.Protocol;
import org.yipanqi.governance.bodies.Seat.Role;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.Arrangements;
import org.yipanqi.policy.Arrangements.Which;
import org.yipanqi.policy.PolicyPack;

/** Bodies of a county: begun as a policy sets them up, or the county's own. */
@Service
public class Bodies {

  /** A body that a binding policy sets up and the county has not begun. */
  public record Offered(PolicyPack pack, Arrangements.Body body) {}

  private final BodyRows rows;
  private final SeatRows seats;
  private final PostRows posts;
  private final BindingPacks packs;
  private final Protocol protocol;

  Bodies(BodyRows rows, SeatRows seats, PostRows posts, BindingPacks packs, Protocol protocol) {
    this.rows = rows;
    this.seats = seats;
    this.posts = posts;
    this.packs = packs;
    this.protocol = protocol;
  }

  /**
   * Begins a body of a binding policy with its seats. A seat whose words tell one post goes with
   * that post from the first day; the others wait for the county to say.
   *
   * @param ref the body's id in the pack
   * @param basis the county's own document
   */
  public Body begin(
      Caller caller,
      String countyCode,
      String pack,
      String ref,
      LocalDate from,
      @Nullable String basis) {
    var county = protocol.county(countyCode);
    var why = Given.reason(basis);
    var source =
        packs
            .find(county, pack)
            .flatMap(
                p -> p.arrangements().bodies().stream().filter(b -> b.id().equals(ref)).findFirst())
            .orElseThrow(() -> UNKNOWN_REFERENCE.because(pack + "/" + ref));
    return protocol.writing(
        caller,
        () -> {
          protocol.keeps(caller, county);
          var kind = Body.Kind.valueOf(source.kind().toUpperCase(Locale.ROOT));
          var id =
              rows.add(county, pack, ref, kind, source.title(), why, from)
                  .orElseThrow(() -> EXISTS_ALREADY.because(source.title().zh()));
          var body = rows.find(id).orElseThrow();
          source.seats().forEach(seat -> take(caller, body, seat, why));
          note(caller, GovernanceAction.BODY_BEGUN, body, why);
          return body;
        });
  }

  private void take(Caller caller, Body body, Arrangements.Seat source, String why) {
    var role = Role.valueOf(source.role().toUpperCase(Locale.ROOT));
    var seat = new SeatRows.NewSeat(role, source.post(), source.unit(), source.which(), null);
    var id = seats.add(body, seat, false, body.from());
    if (source.which() == Which.ONE) {
      var unit = source.unit();
      var name = new PostName(unit == null ? null : unit.zh(), source.post().zh(), null);
      var post = posts.named(body.county(), name);
      var is = seats.lock(id).orElseThrow();
      seats.state(caller, is, post, body.from(), why, protocol.now());
    }
  }

  /** A body that no policy has. */
  public Body found(
      Caller caller,
      String countyCode,
      Body.Kind kind,
      Label title,
      LocalDate from,
      @Nullable String basis) {
    var county = protocol.county(countyCode);
    var why = Given.reason(basis);
    return protocol.writing(
        caller,
        () -> {
          protocol.keeps(caller, county);
          var id = rows.add(county, null, null, kind, title, why, from).orElseThrow();
          var body = rows.find(id).orElseThrow();
          note(caller, GovernanceAction.BODY_BEGUN, body, why);
          return body;
        });
  }

  /** Its last day. What it was and decided is kept; a meeting that is planned has to go first. */
  public Body end(Caller caller, long id, int version, LocalDate to, @Nullable String reason) {
    var why = Given.reason(reason);
    return protocol.writing(
        caller,
        () -> {
          var body = own(caller, id);
          Protocol.same(version, body.version());
          if (body.to() != null) {
            throw NOT_IN_THIS_STATE.because();
          }
          if (to.isBefore(body.from())) {
            throw PAST.because();
          }
          if (rows.meets(id)) {
            throw STILL_MEETS.because();
          }
          rows.end(id, to, why);
          note(caller, GovernanceAction.BODY_ENDED, body, why);
          return rows.find(id).orElseThrow();
        });
  }

  /** A body the caller keeps, locked. */
  Body own(Caller caller, long id) {
    var body =
        rows.lock(id)
            .filter(it -> Protocol.sees(caller, it.county()))
            .orElseThrow(() -> UNKNOWN_BODY.because(id));
    protocol.keeps(caller, body.county());
    return body;
  }

  @Transactional(readOnly = true)
  public List<Body> list(Caller caller, String countyCode) {
    return rows.of(protocol.county(countyCode));
  }

  /** {@code UNKNOWN_BODY} where it is not in the caller's sight. */
  @Transactional(readOnly = true)
  public Body find(Caller caller, long id) {
    return rows.find(id).orElseThrow(() -> UNKNOWN_BODY.because(id));
  }

  /** What the binding policies set up and the county has not begun. */
  @Transactional(readOnly = true)
  public List<Offered> offered(Caller caller, String countyCode) {
    var county = protocol.county(countyCode);
    var begun = rows.of(county).stream().filter(b -> b.to() == null).toList();
    return packs.of(county).stream()
        .flatMap(p -> p.arrangements().bodies().stream().map(b -> new Offered(p, b)))
        .filter(o ->
            begun.stream()
                .noneMatch(b -> o.pack().id().equals(b.pack()) && o.body().id().equals(b.ref())))
        .toList();
  }

  private void note(Caller caller, GovernanceAction action, Body body, String why) {
    protocol.note(
        caller,
        action,
        "body",
        body.id(),
        body.county(),
        why,
        Map.of("title", body.title().zh(), "kind", Given.code(body.kind())));
  }
}
