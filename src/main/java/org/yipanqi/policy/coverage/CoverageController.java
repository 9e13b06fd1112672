package org.yipanqi.policy.coverage;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** What became of each paragraph of a document. */
@RestController
@RequestMapping("/api/packs/{pack}/coverage")
@Needs("policy.see_policies")
class CoverageController {

  private final Policies policies;

  CoverageController(Policies policies) {
    this.policies = policies;
  }

  @GetMapping
  List<Coverage.Paragraph> coverage(@PathVariable String pack) {
    return Coverage.of(policies.get(pack));
  }
}
