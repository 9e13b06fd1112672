package org.yipanqi.access;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.kernel.Label;

/** Tells the page who is using it and for which county. */
@RestController
@RequestMapping("/api/session")
class SessionController {

  /**
   * @param institution where the duty is held
   * @param county null until a county is loaded
   * @param sample whether the county is the invented sample
   */
  record Session(
      SessionUser user,
      SessionDuty duty,
      @Nullable SessionPlace institution,
      @Nullable SessionPlace county,
      boolean sample) {}

  record SessionUser(String id, String name) {}

  record SessionDuty(String code, Label label) {}

  record SessionPlace(String code, String name) {}

  private final Callers callers;
  private final Counties counties;

  SessionController(Callers callers, Counties counties) {
    this.callers = callers;
    this.counties = counties;
  }

  @GetMapping
  Session session() {
    var caller = callers.current();
    var county = counties.loaded();
    var place = county.map(it -> new SessionPlace(it.code(), it.name())).orElse(null);
    return new Session(
        new SessionUser(caller.user(), caller.name()),
        new SessionDuty(caller.duty().name(), caller.duty().label()),
        place,
        place,
        county.map(Counties.County::sample).orElse(false));
  }
}
