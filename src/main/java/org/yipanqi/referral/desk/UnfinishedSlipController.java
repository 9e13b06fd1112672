package org.yipanqi.referral.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.referral.UnfinishedSlips;
import org.yipanqi.web.Needs;

/** The slip that somebody is writing: found again after the browser was closed. */
@RestController
@RequestMapping("/api/referrals/unfinished")
@Needs("referral.take_part")
class UnfinishedSlipController {

  /**
   * @param fields as the page names them; null: nothing is begun
   */
  record UnfinishedSlip(@Nullable Map<String, String> fields) {}

  private final UnfinishedSlips slips;
  private final Callers callers;

  UnfinishedSlipController(UnfinishedSlips slips, Callers callers) {
    this.slips = slips;
    this.callers = callers;
  }

  @GetMapping
  ResponseEntity<UnfinishedSlip> find() {
    return ReferralController.unkept(
        new UnfinishedSlip(slips.find(callers.current()).orElse(null)));
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(@RequestBody Map<String, String> fields) {
    slips.keep(callers.current(), fields);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget() {
    slips.forget(callers.current());
  }
}
