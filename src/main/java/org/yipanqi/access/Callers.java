package org.yipanqi.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;

/** Who is calling over HTTP. */
@Component
public class Callers {

  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  /** Who sent the request that this thread answers, or {@link AccessProblem#SIGNED_OUT}. */
  public Caller current() {
    return known().orElseThrow(AccessProblem.SIGNED_OUT::because);
  }

  public Optional<Caller> known() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Answers in somebody's name, and sees of the database what they may see. */
  public static <T> T as(Caller caller, Supplier<T> work) {
    return ScopedValue.where(CURRENT, caller).call(() -> Acting.within(caller.scope(), work));
  }
}
