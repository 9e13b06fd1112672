package org.yipanqi.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yipanqi.access.accounts.AccountChanged;
import org.yipanqi.access.accounts.DutyChanged;
import org.yipanqi.access.accounts.DutyHeld;
import org.yipanqi.access.accounts.OwnAccountChanged;
import org.yipanqi.access.signin.SignInRefused;
import org.yipanqi.access.signin.SignedIn;
import org.yipanqi.access.signin.SignedOut;

/** Notes who came in and who did not, and what became of accounts and duties. */
@Component
class AccessTrail {

  private static final String ACCOUNT = "account";

  private final Trail trail;

  AccessTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList accessActions() {
    return ActionList.of(AccessAction.values());
  }

  @EventListener
  void on(SignedIn in) {
    door(in.login(), in.name(), AccessAction.SIGNED_IN);
  }

  @EventListener
  void on(SignedOut out) {
    door(out.login(), out.name(), AccessAction.SIGNED_OUT);
  }

  /** A name that nobody has is not kept: it may be a password in the wrong field. */
  @EventListener
  void on(SignInRefused refused) {
    var login = refused.login();
    trail.note(
        Actor.atTheDoor(login == null ? "" : login, ""),
        Entry.of(AccessAction.SIGN_IN_REFUSED, ACCOUNT, login)
            .changed(null, Map.of("why", refused.why())));
  }

  @EventListener
  void on(OwnAccountChanged changed) {
    door(changed.login(), changed.name(), AccessAction.valueOf(changed.what().name()));
  }

  private void door(String login, String name, AccessAction action) {
    trail.note(Actor.atTheDoor(login, name), Entry.of(action, ACCOUNT, login));
  }

  @EventListener
  void on(AccountChanged changed) {
    var action = AccessAction.valueOf("ACCOUNT_" + changed.what().name());
    trail.note(changed.by(), Entry.of(action, ACCOUNT, changed.login()));
  }

  @EventListener
  void on(DutyChanged changed) {
    var held = changed.held();
    trail.note(
        changed.by(),
        Entry.of(AccessAction.valueOf("DUTY_" + changed.what().name()), ACCOUNT, changed.login())
            .at(held.unit())
            .because(held.basis())
            .changed(null, held(held)));
  }

  private static Map<String, @Nullable Object> held(DutyHeld held) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("id", held.id());
    told.put("duty", held.duty().name());
    told.put("from", held.validFrom().toString());
    told.put("to", held.validTo() == null ? null : held.validTo().toString());
    told.put("deputyOf", held.deputyOf());
    return told;
  }
}
