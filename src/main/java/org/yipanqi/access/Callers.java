package org.yipanqi.access;

import org.springframework.stereotype.Component;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/** Who is calling over HTTP. Until sign-in exists it is always the county's reform officer. */
@Component
public class Callers {

  private final Counties counties;

  Callers(Counties counties) {
    this.counties = counties;
  }

  public Caller current() {
    return new Caller(
        "reform-officer",
        "体改股经办人",
        Duty.REFORM_OFFICER,
        counties.loaded().map(Counties.County::code).orElse("none"),
        Scope.everything("reform-officer"),
        Reach.ALL);
  }
}
