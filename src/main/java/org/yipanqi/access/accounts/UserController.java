package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Duties.Proposal;
import org.yipanqi.access.accounts.UserLines.UserLine;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Users and their duties, for the system and the security administrator. */
@RestController
@RequestMapping("/api/users")
class UserController {

  record UserList(List<UserLine> rows, @Nullable String next, boolean secondPerson) {}

  record NewUser(@Nullable String login, @Nullable String name) {}

  /** Who somebody is in another house. */
  record OtherHouseSubject(@Nullable String issuer, @Nullable String subject) {}

  record GivenPassword(int id, String password) {}

  record NewDuty(
      @Nullable String duty,
      @Nullable String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer deputyOf,
      @Nullable String basis) {}

  record DutyChoice(String code, Label label, List<String> places, boolean officer) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Callers callers;
  private final Accounts accounts;
  private final Factors factors;
  private final Duties duties;
  private final UserSearch search;
  private final UserLines lines;
  private final Clock clock;

  UserController(
      Callers callers,
      Accounts accounts,
      Factors factors,
      Duties duties,
      UserSearch search,
      UserLines lines,
      Clock clock) {
    this.callers = callers;
    this.accounts = accounts;
    this.factors = factors;
    this.duties = duties;
    this.search = search;
    this.lines = lines;
    this.clock = clock;
  }

  @GetMapping
  @Needs("access.see_users")
  UserList list(
      @RequestParam(required = false) @Nullable String find,
      @RequestParam(required = false) @Nullable String duty,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found =
        search.find(callers.current(), null, find, duty, unit, Paging.cursor(cursor), most + 1);
    var shown = found.subList(0, Math.min(most, found.size()));
    var next = found.size() > most ? String.valueOf(shown.getLast().id()) : null;
    return new UserList(shown.stream().map(lines::of).toList(), next, duties.secondPerson());
  }

  @GetMapping("/{id}")
  @Needs("access.see_users")
  UserLine one(@PathVariable int id) {
    return search.find(callers.current(), id, null, null, null, null, 1).stream()
        .findFirst()
        .map(lines::of)
        .orElseThrow(() -> AccountProblem.UNKNOWN_ACCOUNT.because(id));
  }

  @GetMapping("/duties")
  @Needs("access.see_users")
  List<DutyChoice> choices() {
    return List.of(Duty.values()).stream()
        .map(d ->
            new DutyChoice(
                d.name(),
                d.label(),
                d.places().stream().map(Enum::name).sorted().toList(),
                d.officer()))
        .toList();
  }

  @PostMapping
  @Needs("access.keep_accounts")
  @ResponseStatus(HttpStatus.CREATED)
  GivenPassword add(@RequestBody NewUser told) {
    var added =
        accounts.add(
            callers.current(),
            MalformedRequest.needed("login", told.login()),
            MalformedRequest.needed("name", told.name()));
    return new GivenPassword(added.id(), added.password());
  }

  @PutMapping("/{id}/password")
  @Needs("access.keep_accounts")
  GivenPassword reset(@PathVariable int id) {
    return new GivenPassword(id, accounts.resetPassword(callers.current(), id));
  }

  @DeleteMapping("/{id}/factor")
  @Needs("access.keep_accounts")
  UserLine dropFactor(@PathVariable int id) {
    factors.drop(callers.current(), id);
    return one(id);
  }

  @PutMapping("/{id}/other-house")
  @Needs("access.keep_accounts")
  UserLine link(@PathVariable int id, @RequestBody OtherHouseSubject told) {
    var issuer = MalformedRequest.needed("issuer", told.issuer()).strip();
    var subject = MalformedRequest.needed("subject", told.subject()).strip();
    accounts.link(callers.current(), id, issuer + " " + subject);
    return one(id);
  }

  @DeleteMapping("/{id}/other-house")
  @Needs("access.keep_accounts")
  UserLine unlink(@PathVariable int id) {
    accounts.link(callers.current(), id, null);
    return one(id);
  }

  @PutMapping("/{id}/disabling")
  @Needs("access.keep_accounts")
  UserLine disable(@PathVariable int id) {
    accounts.disable(callers.current(), id, true);
    return one(id);
  }

  @DeleteMapping("/{id}/disabling")
  @Needs("access.keep_accounts")
  UserLine enable(@PathVariable int id) {
    accounts.disable(callers.current(), id, false);
    return one(id);
  }

  @PostMapping("/{id}/duties")
  @Needs("access.give_duties")
  @ResponseStatus(HttpStatus.CREATED)
  UserLine propose(@PathVariable int id, @RequestBody NewDuty told) {
    var code = MalformedRequest.needed("duty", told.duty());
    duties.propose(
        callers.current(),
        new Proposal(
            id,
            Duty.find(code).orElseThrow(() -> AccountProblem.NO_SUCH_DUTY.because(code)),
            MalformedRequest.needed("unit", told.unit()),
            MalformedRequest.needed("from", told.from()),
            told.to(),
            told.deputyOf(),
            MalformedRequest.needed("basis", told.basis())));
    return one(id);
  }

  @PutMapping("/duties/{held}/approval")
  @Needs("access.give_duties")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(@PathVariable long held) {
    duties.approve(callers.current(), held);
  }

  @PutMapping("/duties/{held}/refusal")
  @Needs("access.give_duties")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(@PathVariable long held) {
    duties.refuse(callers.current(), held);
  }

  @PutMapping("/duties/{held}/end")
  @Needs("access.give_duties")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable long held) {
    duties.end(callers.current(), held, LocalDate.now(clock));
  }
}
