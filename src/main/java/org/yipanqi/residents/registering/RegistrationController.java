package org.yipanqi.residents.registering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.residents.matching.Weighed.Verdict;
import org.yipanqi.web.Needs;

/**
 * Residents registered by hand; what is told travels in the body and is kept nowhere on the way.
 */
@RestController
@RequestMapping("/api/residents")
@Needs("residents.register")
class RegistrationController {

  /**
   * @param identityNumber of 18 or 15 digits; sex and date of birth come from it
   * @param sex male or female; without a number
   * @param home the code of a village (12 digits) or town (9)
   * @param motherNo of a newborn: the mother's number
   * @param birthOrder of a newborn: which of her children born that day, 1 to 9
   * @param lookedAt how many entries like this one were shown and are others
   */
  record ResidentToRegister(
      @Nullable String identityNumber,
      @Nullable String name,
      @Nullable String sex,
      @Nullable LocalDate born,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String home,
      @Nullable String motherNo,
      @Nullable Integer birthOrder,
      @Nullable Integer lookedAt) {}

  record ResidentRegistered(String personNo) {}

  /**
   * @param code of a town (9 digits) or a village (12)
   */
  record HomeChoice(String code, Label name) {}

  record ResidentsAlike(List<ResidentAlike> rows) {}

  /**
   * @param personNo null: beyond the caller's sight
   * @param certain whether the rules take it for the same person
   */
  record ResidentAlike(
      @Nullable String personNo, String score, boolean certain, List<AlikeLine> lines) {}

  record AlikeLine(String trait, Label label, String likeness, Label says) {}

  private final Registrations registrations;
  private final WhatIsKnown known;
  private final Callers callers;

  RegistrationController(Registrations registrations, WhatIsKnown known, Callers callers) {
    this.registrations = registrations;
    this.known = known;
    this.callers = callers;
  }

  @PostMapping
  ResponseEntity<ResidentRegistered> register(@RequestBody ResidentToRegister body) {
    var lookedAt = body.lookedAt() == null ? 0 : body.lookedAt();
    var no = registrations.register(callers.current(), told(body), lookedAt);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new ResidentRegistered(no));
  }

  /** What is recorded already and may be the same person. */
  @PostMapping("/alike")
  ResponseEntity<ResidentsAlike> alike(@RequestBody ResidentToRegister body) {
    var found =
        registrations.alike(callers.current(), told(body)).stream()
            .map(RegistrationController::row)
            .toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ResidentsAlike(found));
  }

  /** Where a resident may live: the towns and villages of the caller's county. */
  @GetMapping("/homes")
  List<HomeChoice> homes() {
    return known.homes(callers.current()).stream()
        .map(each -> new HomeChoice(each.code(), each.name()))
        .toList();
  }

  private static Registration.Told told(ResidentToRegister body) {
    return new Registration.Told(
        body.identityNumber(),
        body.name(),
        body.sex(),
        body.born(),
        body.phone(),
        body.address(),
        body.home(),
        body.motherNo(),
        body.birthOrder());
  }

  private static ResidentAlike row(Registrations.Alike of) {
    return new ResidentAlike(
        of.personNo(),
        of.weighed().score().toPlainString(),
        of.weighed().verdict() == Verdict.CERTAIN,
        of.weighed().lines().stream()
            .map(line ->
                new AlikeLine(
                    line.trait().code(),
                    line.trait().label(),
                    line.likeness().code(),
                    line.likeness().label()))
            .toList());
  }
}
