package org.yipanqi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.accounts.Factors;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** One's own account: password, second factor, where one is signed in. Open to who is half in. */
@RestController
@Needs(Needs.NOTHING)
@RequestMapping("/api/account")
class AccountController {

  /**
   * @param id what the list calls the session
   * @param current whether it is the one that asks
   */
  record OpenSession(
      String id,
      OffsetDateTime startedAt,
      OffsetDateTime lastSeenAt,
      String address,
      String browser,
      boolean current) {}

  record NewPassword(@Nullable String present, @Nullable String password) {}

  private final SignIn signIn;
  private final Door door;
  private final Factors factors;
  private final Sessions sessions;

  AccountController(SignIn signIn, Door door, Factors factors, Sessions sessions) {
    this.signIn = signIn;
    this.door = door;
    this.factors = factors;
    this.sessions = sessions;
  }

  @GetMapping("/sessions")
  List<OpenSession> sessions(HttpServletRequest request) {
    var entry = entry(request);
    return sessions.of(entry.account().id()).stream()
        .map(s ->
            new OpenSession(
                s.digest().substring(0, 16),
                s.startedAt(),
                s.lastSeenAt(),
                s.address(),
                s.browser(),
                s.digest().equals(entry.session().digest())))
        .toList();
  }

  /** Signs out somewhere else. */
  @DeleteMapping("/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String id, HttpServletRequest request) {
    var entry = entry(request);
    var session =
        sessions.of(entry.account().id()).stream()
            .filter(s -> s.digest().startsWith(id) && id.length() == 16)
            .findFirst()
            .orElseThrow(SignInProblem.UNKNOWN_SESSION::because);
    sessions.end(session.digest(), "ended_elsewhere");
  }

  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void password(@RequestBody NewPassword told, HttpServletRequest request) {
    signIn.changePassword(
        entry(request),
        MalformedRequest.needed("present", told.present()),
        MalformedRequest.needed("password", told.password()));
  }

  /** Begins a second factor; its first code at {@code /api/session/code} makes it count. */
  @PostMapping("/factor")
  Factors.FactorBegun factor(HttpServletRequest request) {
    return factors.begin(entry(request).account());
  }

  /** Who has given the password, and the second factor where there is one. */
  private Entry entry(HttpServletRequest request) {
    var entry = door.entry(request);
    if (entry.standing() == Standing.CODE) {
      throw AccessProblem.NOT_YET_IN.because();
    }
    return entry;
  }
}
