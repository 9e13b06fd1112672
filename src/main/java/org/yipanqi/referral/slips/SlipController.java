package org.yipanqi.referral.slips;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** A referral as it is printed. */
@RestController
@RequestMapping("/api/referrals/{no}")
@Needs("referral.take_part")
class SlipController {

  record SlipEnd(String name, @Nullable String department, @Nullable String person) {}

  record SlipDown(
      String to,
      @Nullable String plan,
      @Nullable LocalDate on,
      @Nullable String owner,
      @Nullable LocalDate due) {}

  record PrintedSlip(
      String no,
      String direction,
      Label directionLabel,
      Label care,
      Label urgency,
      @Nullable OffsetDateTime submitted,
      String personNo,
      String name,
      String sex,
      LocalDate born,
      int age,
      boolean contracted,
      String icd10,
      String diagnosis,
      @Nullable String summary,
      Label reason,
      @Nullable String reasonWords,
      SlipEnd from,
      SlipEnd to,
      @Nullable SlipDown down) {}

  /**
   * @param form slip, or down for the way home
   */
  record SlipPrint(String form) {}

  private final SlipSheets slips;
  private final Callers callers;

  SlipController(SlipSheets slips, Callers callers) {
    this.slips = slips;
    this.callers = callers;
  }

  @GetMapping("/sheet")
  ResponseEntity<PrintedSlip> slip(@PathVariable String no) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(view(slips.read(callers.current(), no)));
  }

  /** Says that it is being printed, before it is. */
  @PostMapping("/prints")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void print(@PathVariable String no, @RequestBody SlipPrint print) {
    if (!print.form().equals("slip") && !print.form().equals("down")) {
      throw new MalformedRequest("form", "web.needed");
    }
    slips.printed(callers.current(), no, print.form());
  }

  private static PrintedSlip view(Slip it) {
    return new PrintedSlip(
        it.no(),
        it.direction().code(),
        it.direction().label(),
        it.care().label(),
        it.urgency().label(),
        it.submitted(),
        it.patient().no(),
        it.patient().name(),
        it.patient().sex(),
        it.patient().born(),
        it.patient().age(),
        it.patient().contracted(),
        it.icd10(),
        it.diagnosis(),
        it.summary(),
        it.reason().label(),
        it.reasonWords(),
        end(it.from()),
        end(it.to()),
        down(it.down()));
  }

  private static SlipEnd end(Slip.End it) {
    return new SlipEnd(it.name(), it.department(), it.person());
  }

  private static @Nullable SlipDown down(Slip.@Nullable Down it) {
    return it == null ? null : new SlipDown(it.to(), it.plan(), it.on(), it.owner(), it.due());
  }
}
