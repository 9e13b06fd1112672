package org.yipanqi.referral;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.access.Caller;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;
import org.yipanqi.referral.CasePlaces.Now;
import org.yipanqi.referral.CaseRows.Said;
import org.yipanqi.scheduling.HoldExpired;
import org.yipanqi.scheduling.PlaceLost;
import org.yipanqi.scheduling.waiting.PlaceOffered;
import org.yipanqi.web.BrowserEvents;

/**
 * A bed that closes or a clinic that is cancelled gives its patient back to the office that had
 * accepted them: with a new clock, and a line in the history that says why. Done in the transaction
 * that closes the bed.
 */
@Component
class LostPlaces {

  private final JdbcClient jdbc;
  private final CaseRows rows;
  private final Trail trail;
  private final BrowserEvents browsers;

  LostPlaces(JdbcClient jdbc, CaseRows rows, Trail trail, BrowserEvents browsers) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.trail = trail;
    this.browsers = browsers;
  }

  @EventListener
  void on(PlaceLost lost) {
    having(lost.booking()).ifPresent(it -> lose(it, lost.why()));
  }

  /** A hold is no answer yet: only the pages that show its clock care. */
  @EventListener
  void on(HoldExpired expired) {
    if (expired.reference() != null) {
      browsers.tell("referrals", Map.of());
    }
  }

  /** Whoever waited for a place has one kept for a while: the case shows it. */
  @EventListener
  void on(PlaceOffered offered) {
    if (offered.reference() != null) {
      browsers.tell("referrals", Map.of());
    }
  }

  private Optional<ReferralCase> having(long booking) {
    return jdbc.sql(
            """
            select * from referral.referral_case where place = :place for update
            """)
        .param("place", String.valueOf(booking))
        .query((row, _) -> ReferralCase.read(row))
        .optional();
  }

  private void lose(ReferralCase it, String why) {
    var to = it.state() == CaseState.BOOKED ? CaseState.ACCEPTED : it.state();
    var house = Caller.operator();
    rows.place(it, Now.NONE);
    if (to != it.state()) {
      rows.stand(it, to, "place_lost");
    }
    rows.event(it, house, Act.LOSE_PLACE, to, null, new Said(it.placeWords() + "：" + why, null));
    trail.note(
        house,
        Entry.of(ReferralAction.CASE_PLACE_LOST, "referral", it.no())
            .about(it.personNo())
            .changed(Map.of("state", it.state().code()), Map.of("state", to.code())));
    browsers.tell("referrals", Map.of());
  }
}
