package org.yipanqi.referral.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.referral.Direction;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** What the catalogue of diseases says while a slip is written. */
@RestController
@RequestMapping("/api/referrals/advice")
class CatalogueController {

  /**
   * @param advice first_contact, must_go_up, should_come_down, or none
   * @param fit along, against, open
   * @param code version and line, as a case keeps it
   */
  record CatalogueAdvice(
      String advice,
      String fit,
      boolean needsReason,
      @Nullable String code,
      @Nullable Label kind,
      @Nullable Label disease,
      @Nullable Label belongs,
      @Nullable Label condition,
      @Nullable Label words,
      @Nullable String basis,
      @Nullable LocalDate validFrom) {}

  private final Catalogue catalogue;
  private final Callers callers;

  CatalogueController(Catalogue catalogue, Callers callers) {
    this.catalogue = catalogue;
    this.callers = callers;
  }

  /**
   * @param direction up, down, lateral or out; up when left out
   * @param to the receiver, once it is chosen
   */
  @GetMapping
  @Needs("referral.take_part")
  CatalogueAdvice advice(
      @RequestParam String icd10,
      @RequestParam String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String direction) {
    var way =
        Arrays.stream(Direction.values())
            .filter(it -> it.code().equals(direction == null ? "up" : direction))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("direction", "web.needed"));
    var receiver = to == null || to.isEmpty() ? null : to;
    return view(catalogue.advice(callers.current(), icd10, way, from, receiver));
  }

  private static CatalogueAdvice view(Advice of) {
    var fit = of.fit().name().toLowerCase(Locale.ROOT);
    var line = of.line();
    if (line == null) {
      return new CatalogueAdvice(
          "none", fit, false, null, null, null, null, null, null, null, null);
    }
    return new CatalogueAdvice(
        line.kind().code(),
        fit,
        of.needsReason(),
        of.code(),
        line.kind().label(),
        line.disease(),
        line.where(),
        line.when(),
        of.words(),
        line.basis(),
        line.validFrom());
  }
}
