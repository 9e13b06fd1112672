package org.yipanqi.access.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yipanqi.access.PlaceNames;
import org.yipanqi.kernel.Label;

/** Users as the list shows them. */
@Component
class UserLines {

  /**
   * A user as the list shows it.
   *
   * @param otherHouse who it is in another house, by whose sign-in it may come in
   */
  record UserLine(
      int id,
      String login,
      String name,
      boolean disabled,
      boolean locked,
      boolean factor,
      boolean mustChange,
      boolean sample,
      UserController.@Nullable OtherHouseSubject otherHouse,
      List<UserDuty> duties) {}

  /**
   * @param deputyName the name of whom it is held for
   * @param standing proposed, coming, in_force, over or refused
   */
  record UserDuty(
      long id,
      String duty,
      Label label,
      String unit,
      Label place,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer deputyOf,
      @Nullable String deputyName,
      String basis,
      String standing,
      String proposedBy,
      @Nullable String approvedBy) {}

  private final Accounts accounts;
  private final Duties duties;
  private final PlaceNames names;
  private final Clock clock;

  UserLines(Accounts accounts, Duties duties, PlaceNames names, Clock clock) {
    this.accounts = accounts;
    this.duties = duties;
    this.names = names;
    this.clock = clock;
  }

  UserLine of(Account account) {
    return new UserLine(
        account.id(),
        account.login(),
        account.name(),
        account.disabled(),
        account.lockedAt(OffsetDateTime.now(clock)),
        account.hasFactor(),
        account.mustChange(),
        account.sample(),
        otherHouse(account.subject()),
        duties.of(account.id()).stream().map(this::duty).toList());
  }

  private static UserController.@Nullable OtherHouseSubject otherHouse(@Nullable String subject) {
    return OtherIdentity.of(subject)
        .map(it -> new UserController.OtherHouseSubject(it.issuer(), it.subject()))
        .orElse(null);
  }

  private UserDuty duty(DutyHeld held) {
    return new UserDuty(
        held.id(),
        held.duty().name(),
        held.duty().label(),
        held.unit(),
        names.of(held.unit()),
        held.validFrom(),
        held.validTo(),
        held.deputyOf(),
        nameOf(held.deputyOf()),
        held.basis(),
        standing(held),
        held.proposedBy(),
        held.approvedBy());
  }

  private @Nullable String nameOf(@Nullable Integer account) {
    return account == null ? null : accounts.find(account).map(Account::name).orElse(null);
  }

  private String standing(DutyHeld held) {
    var today = LocalDate.now(clock);
    var last = held.validTo();
    if (held.refusedAt() != null) {
      return "refused";
    }
    if (last != null && today.isAfter(last)) {
      return "over";
    }
    if (held.approvedAt() == null) {
      return "proposed";
    }
    return today.isBefore(held.validFrom()) ? "coming" : "in_force";
  }
}
