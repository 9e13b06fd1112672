package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Counties;
import org.yipanqi.access.PlaceNames;
import org.yipanqi.access.Powers;
import org.yipanqi.access.accounts.DutyHeld;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Coming in, going out, and who is in. */
@RestController
@Needs(Needs.NOTHING)
@RequestMapping("/api/session")
class SessionController {

  /**
   * Who is using the pages.
   *
   * @param standing out, code, factor, password, no_duty or in
   * @param powers codes of what may be done in the present duty
   * @param county null until a county is loaded
   * @param sample whether the county is the invented sample
   * @param idleMinutes after so many minutes without a request nobody is in any more
   */
  record SessionView(
      String standing,
      @Nullable SessionUser user,
      @Nullable SessionDuty duty,
      List<SessionDuty> duties,
      List<String> powers,
      @Nullable SessionPlace county,
      boolean sample,
      boolean otherHouse,
      int idleMinutes) {}

  record SessionUser(String login, String name, boolean sample, boolean factor) {}

  /**
   * @param deputy whether it is held for somebody else
   * @param powers codes of what may be done in it
   */
  record SessionDuty(
      long id,
      String code,
      Label label,
      SessionPlace place,
      @Nullable LocalDate until,
      boolean deputy,
      List<String> powers) {}

  record SessionPlace(String code, Label name) {}

  record Credentials(@Nullable String login, @Nullable String password) {}

  record FactorCode(@Nullable String code) {}

  record DutyChosen(@Nullable Long duty) {}

  private final SignIn signIn;
  private final Door door;
  private final Callers callers;
  private final Powers powers;
  private final Counties counties;
  private final PlaceNames names;
  private final OtherHouse otherHouse;
  private final int idleMinutes;

  SessionController(
      SignIn signIn,
      Door door,
      Callers callers,
      Powers powers,
      Counties counties,
      PlaceNames names,
      OtherHouse otherHouse,
      @Value("${yipanqi.access.idle-minutes}") int idleMinutes) {
    this.signIn = signIn;
    this.door = door;
    this.callers = callers;
    this.powers = powers;
    this.counties = counties;
    this.names = names;
    this.otherHouse = otherHouse;
    this.idleMinutes = idleMinutes;
  }

  @GetMapping
  SessionView session(HttpServletRequest request) {
    return door.known(request)
        .map(this::of)
        .orElseGet(() -> view(null, callers.known().orElse(null)));
  }

  /** Comes in with name and password; what is still owed is in the answer. */
  @PostMapping
  SessionView come(
      @RequestBody Credentials told, HttpServletRequest request, HttpServletResponse response) {
    door.known(request).ifPresent(signIn::out);
    var token =
        signIn.withPassword(
            MalformedRequest.needed("login", told.login()),
            MalformedRequest.needed("password", told.password()),
            Visit.of(request));
    return opened(token, request, response);
  }

  @PostMapping("/code")
  SessionView code(
      @RequestBody FactorCode told, HttpServletRequest request, HttpServletResponse response) {
    var token = signIn.withCode(door.entry(request), MalformedRequest.needed("code", told.code()));
    return opened(token, request, response);
  }

  @PutMapping("/duty")
  SessionView choose(@RequestBody DutyChosen told, HttpServletRequest request) {
    signIn.choose(door.entry(request), MalformedRequest.needed("duty", told.duty()));
    return door.token(request).flatMap(signIn::entry).map(this::of).orElseGet(this::nobody);
  }

  @DeleteMapping
  SessionView go(HttpServletRequest request, HttpServletResponse response) {
    door.known(request).ifPresent(signIn::out);
    door.close(request, response);
    return nobody();
  }

  private SessionView opened(
      Token token, HttpServletRequest request, HttpServletResponse response) {
    door.open(request, response, token);
    return signIn.entry(token).map(this::of).orElseGet(this::nobody);
  }

  private SessionView nobody() {
    return view(null, null);
  }

  /**
   * The entry's own caller: the request may have been sent in another duty, or by somebody else.
   */
  private SessionView of(Entry entry) {
    return view(entry, entry.caller());
  }

  private SessionView view(@Nullable Entry entry, @Nullable Caller caller) {
    var county = counties.at(caller == null ? "" : caller.unit()).orElse(null);
    var duties =
        entry == null ? List.<SessionDuty>of() : entry.duties().stream().map(this::duty).toList();
    return new SessionView(
        entry == null ? Standing.OUT.code() : entry.standing().code(),
        entry == null
            ? null
            : new SessionUser(
                entry.account().login(),
                entry.account().name(),
                entry.account().sample(),
                entry.account().hasFactor()),
        entry == null || entry.held() == null ? null : duty(entry.held()),
        duties,
        caller == null ? List.of() : powers.of(caller.duty()),
        county == null || caller == null ? null : place(county.code()),
        county != null && county.sample(),
        otherHouse.offered(),
        idleMinutes);
  }

  private SessionDuty duty(DutyHeld held) {
    return new SessionDuty(
        held.id(),
        held.duty().name(),
        held.duty().label(),
        place(held.unit()),
        held.validTo(),
        held.deputyOf() != null,
        powers.of(held.duty()));
  }

  private SessionPlace place(String code) {
    return new SessionPlace(code, names.of(code));
  }
}
