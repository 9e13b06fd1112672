package org.yipanqi.policy.decisions;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.Amendment;

/**
 * A decision as it is kept.
 *
 * @param amendment what it says, with its number
 * @param basis the county's own document it rests on
 * @param ended who published or withdrew it and when; null while it is a draft
 */
public record Decision(
    String pack, Amendment amendment, String basis, State state, Act drafted, @Nullable Act ended) {

  /** How far a decision is. */
  public enum State {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
  }

  /** Who did something, and when. */
  public record Act(String user, String name, OffsetDateTime at) {}
}
