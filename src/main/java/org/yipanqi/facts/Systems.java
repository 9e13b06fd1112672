package org.yipanqi.facts;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The systems a fact of a unit comes from, as the county has settled it: codes of source systems,
 * {@link #OWN} for what is typed on our screens.
 *
 * @param codes none while it is not settled
 */
public record Systems(List<String> codes) {

  /** What is typed on the screens of this house. */
  public static final String OWN = "own";

  private static final String LIST = "[^;\\s]{1,64}(;[^;\\s]{1,64})*";

  public Systems {
    codes = List.copyOf(codes);
  }

  /** Reads {@code his;dental}; nothing means not settled. */
  public static Systems of(@Nullable String text) {
    return new Systems(text == null || text.isEmpty() ? List.of() : List.of(text.split(";", -1)));
  }

  static boolean isList(String text) {
    return text.matches(LIST);
  }

  /** Whether records from all of these may count side by side. */
  public boolean allow(Collection<String> delivering) {
    return codes.containsAll(delivering) && !codes.isEmpty();
  }

  /** As files write it; null when not settled. */
  public @Nullable String text() {
    return codes.isEmpty() ? null : String.join(";", codes);
  }
}
