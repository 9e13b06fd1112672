package org.yipanqi.access.accounts;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param login in lower case
 * @param password a slow hash; null for who comes in by another house's sign-in only
 * @param mustChange the password was given by somebody else and is good for one sign-in
 * @param factor the second factor's secret, closed
 * @param factorSince since when it counts
 * @param factorBegun the secret of one that is being set up, closed
 * @param factorStep the last step of the second factor that was used
 * @param subject who it is in another house: issuer and subject
 * @param sample an invented person of the sample county
 */
public record Account(
    int id,
    String login,
    String name,
    @Nullable String password,
    @Nullable OffsetDateTime passwordSetAt,
    boolean mustChange,
    byte @Nullable [] factor,
    @Nullable OffsetDateTime factorSince,
    byte @Nullable [] factorBegun,
    @Nullable Long factorStep,
    int failures,
    @Nullable OffsetDateTime lockedUntil,
    @Nullable OffsetDateTime disabledAt,
    @Nullable String subject,
    boolean sample) {

  public boolean disabled() {
    return disabledAt != null;
  }

  public boolean hasFactor() {
    return factorSince != null;
  }

  public boolean lockedAt(OffsetDateTime moment) {
    return lockedUntil != null && moment.isBefore(lockedUntil);
  }
}
