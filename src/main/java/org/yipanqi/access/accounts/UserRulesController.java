package org.yipanqi.access.accounts;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.AccessProblem;
import org.yipanqi.access.Callers;
import org.yipanqi.access.Places;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;

/** What whoever keeps users must know before: how many persons a duty takes, who else vouches. */
@RestController
@Needs("access.see_users")
@RequestMapping("/api/users")
class UserRulesController {

  /**
   * Whether it takes two to give a duty at a place.
   *
   * @param reasons what says so, one or several; none where one person is enough
   */
  record TwoPersons(boolean wanted, List<TwoPersonsReason> reasons) {}

  /**
   * @param document the policy whose choice it is; null for the setting of this house
   * @param choice how the choice is called there; null for the setting of this house
   */
  record TwoPersonsReason(@Nullable Label document, @Nullable Label choice) {}

  /**
   * @param issuers addresses of the houses whose sign-in is offered here, as they call themselves
   */
  record OtherHouses(List<String> issuers) {}

  private final Callers callers;
  private final Duties duties;
  private final Places places;
  private final List<String> issuers;

  UserRulesController(
      Callers callers,
      Duties duties,
      Places places,
      ObjectProvider<ClientRegistrationRepository> houses) {
    this.callers = callers;
    this.duties = duties;
    this.places = places;
    this.issuers = houses.stream().flatMap(UserRulesController::issuers).distinct().toList();
  }

  private static Stream<String> issuers(ClientRegistrationRepository houses) {
    return houses instanceof Iterable<?> all
        ? StreamSupport.stream(all.spliterator(), false)
            .filter(ClientRegistration.class::isInstance)
            .map(it -> ((ClientRegistration) it).getProviderDetails().getIssuerUri())
            .filter(Objects::nonNull)
        : Stream.empty();
  }

  /** For a place in the officer's own division; the division itself where none is named. */
  @GetMapping("/second-person")
  TwoPersons secondPerson(@RequestParam(defaultValue = "") String unit) {
    var officer = callers.current();
    var place = unit.isEmpty() ? officer.unit() : unit;
    if (!places.keeps(officer, place)) {
      throw AccessProblem.NOT_OF_THIS_PLACE.because(place);
    }
    var reasons =
        duties.secondPerson(place).stream()
            .map(it -> new TwoPersonsReason(it.document(), it.choice()))
            .toList();
    return new TwoPersons(!reasons.isEmpty(), reasons);
  }

  @GetMapping("/other-houses")
  OtherHouses otherHouses() {
    return new OtherHouses(issuers);
  }
}
