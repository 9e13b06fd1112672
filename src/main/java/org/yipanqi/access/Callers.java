package org.yipanqi.access;

import org.springframework.stereotype.Component;

/** Who is asking. */
@Component
public class Callers {

  public Caller current() {
    return new Caller("reform", "体改股", Duty.REFORM_OFFICER, "county");
  }
}
