package org.yipanqi.indicators.lineage;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.indicators.lineage.RestingFigures.RestingFigure;
import org.yipanqi.policy.Policies;
import org.yipanqi.web.Needs;

/** Which figures rest on a source. */
@RestController
@Needs("facts.see_sources")
class RestingController {

  private final Callers callers;
  private final Policies policies;
  private final RestingFigures figures;

  RestingController(Callers callers, Policies policies, RestingFigures figures) {
    this.callers = callers;
    this.policies = policies;
    this.figures = figures;
  }

  @GetMapping("/api/sources/facts/{fact}/figures")
  List<RestingFigure> figures(
      @PathVariable String fact, @RequestParam String pack, @RequestParam String month) {
    return figures.of(callers.current(), policies.get(pack), fact, month);
  }
}
