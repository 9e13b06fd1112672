package org.yipanqi.access.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/** Who calls without a token in tests that are not about signing in. */
public final class AssumedCaller {

  /** A reform officer who sees all. */
  public static final Caller USUAL = in(Duty.REFORM_OFFICER);

  private static final ThreadLocal<Optional<Caller>> CURRENT =
      ThreadLocal.withInitial(() -> Optional.of(USUAL));

  private AssumedCaller() {}

  /** Somebody in a duty who sees all. */
  public static Caller in(Duty duty) {
    var user = duty.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Caller(
        user, duty.label().zh() + "经办人", duty, "445322", Scope.everything(user), Reach.ALL);
  }

  static void assume(Caller caller) {
    CURRENT.set(Optional.of(caller));
  }

  /** Calls as somebody else, or as nobody. */
  public static <T> T as(@Nullable Caller caller, Callable<T> work) throws Exception {
    var before = CURRENT.get();
    CURRENT.set(Optional.ofNullable(caller));
    try {
      return work.call();
    } finally {
      CURRENT.set(before);
    }
  }

  public static void register(BeanDefinitionRegistry registry) {
    registry.registerBeanDefinition(
        "assumedCaller",
        BeanDefinitionBuilder.genericBeanDefinition(
                EntryFilter.Assumed.class, () -> () -> CURRENT.get())
            .getBeanDefinition());
  }
}
