package org.yipanqi.policy.path;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.path.CarePath.Insurance;
import org.yipanqi.policy.path.CarePath.Stop;
import org.yipanqi.policy.rules.PathFact;

/** What a way knows at one of its stops. */
final class PathFacts {

  private final CarePath path;
  private final Stop here;
  private final @Nullable Stop before;
  private final @Nullable BigDecimal paid;

  /**
   * @param at the stop, counted from 0
   * @param paid deductibles paid for this stay at the stops before; null where not known
   */
  PathFacts(CarePath path, int at, @Nullable BigDecimal paid) {
    this.path = path;
    this.here = path.stops().get(at);
    this.before = at == 0 ? null : path.stops().get(at - 1);
    this.paid = paid;
  }

  /** BigDecimal, Boolean or LocalDate; empty where it isn't known. */
  Optional<Object> of(PathFact fact) {
    return switch (fact) {
      case PERSON -> Optional.empty();
      case EMPLOYEE -> insured(Insurance.EMPLOYEE);
      case RESIDENT -> insured(Insurance.RESIDENT);
      case CONTRACTED -> known(path.patient().contracted());
      case GRASSROOTS -> of(here.level(), StopLevel::grassroots);
      case COUNTY_LEVEL -> of(here.level(), level -> level == StopLevel.COUNTY);
      case LOCAL_DESIGNATED ->
          here.level() == StopLevel.OUTSIDE ? Optional.of(false) : known(here.designated());
      case ORDINARY_OUTPATIENT ->
          here.care() == StopCare.OUTPATIENT
              ? Optional.empty()
              : of(here.care(), care -> care == StopCare.ORDINARY_OUTPATIENT);
      case INPATIENT -> known(here.inpatient());
      case MOVED_UP -> moved().map(by -> by > 0);
      case MOVED_DOWN -> moved().map(by -> by < 0);
      case REFERRED -> before == null ? Optional.of(false) : known(here.referred());
      case AFTER_STAY -> before == null ? Optional.of(false) : known(before.inpatient());
      case DURING_STAY -> duringStay();
      case SAME_COMMUNITY -> sameCommunity();
      case SAME_ILLNESS -> before == null ? Optional.of(false) : known(here.sameIllness());
      case GAP_DAYS -> gap().map(BigDecimal::valueOf);
      case PAID -> known(paid);
      case FIRST_AT_GRASSROOTS -> of(path.stops().getFirst().level(), StopLevel::grassroots);
      case FIRST_ON -> known(path.stops().getFirst().on());
      case REFERRED_ON ->
          Boolean.TRUE.equals(here.referred()) ? known(here.referredOn()) : Optional.empty();
    };
  }

  private Optional<Object> insured(Insurance by) {
    return of(path.patient().insurance(), is -> is == by);
  }

  /** How many levels up; below 0 down; empty where a level isn't known. */
  private Optional<Integer> moved() {
    if (before == null) {
      return Optional.of(0);
    }
    var from = before.level();
    var to = here.level();
    return from == null || to == null ? Optional.empty() : Optional.of(to.compareTo(from));
  }

  private Optional<Object> duringStay() {
    if (before == null || Boolean.FALSE.equals(before.inpatient())) {
      return Optional.of(false);
    }
    var gap = gap();
    if (gap.isPresent() && gap.get() != 0) {
      return Optional.of(false);
    }
    return before.inpatient() == null || gap.isEmpty() ? Optional.empty() : Optional.of(true);
  }

  /** A community lies within a county. */
  private Optional<Object> sameCommunity() {
    if (before == null
        || here.level() == StopLevel.OUTSIDE
        || before.level() == StopLevel.OUTSIDE) {
      return Optional.of(false);
    }
    return known(here.sameCommunity());
  }

  private Optional<Long> gap() {
    if (before == null) {
      return Optional.empty();
    }
    var left = before.left();
    var on = here.on();
    return left == null || on == null
        ? Optional.empty()
        : Optional.of(ChronoUnit.DAYS.between(left, on));
  }

  private static Optional<Object> known(@Nullable Object value) {
    return Optional.ofNullable(value);
  }

  private static <T> Optional<Object> of(@Nullable T known, Function<T, Object> fact) {
    return Optional.ofNullable(known).map(fact);
  }
}
