package org.yipanqi.policy.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** The forms that a document has reported, and who knows what stands in their cells. */
@RestController
@RequestMapping("/api/packs/{pack}/forms")
@Needs("policy.see_policies")
class FormsController {

  private final Policies policies;
  private final Clock clock;

  FormsController(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  /** All of them, in the pack's order; days as the county has fixed them today. */
  @GetMapping
  List<WhoKnows.FormShown> forms(@PathVariable String pack) {
    return WhoKnows.of(policies.get(pack), LocalDate.now(clock));
  }
}
