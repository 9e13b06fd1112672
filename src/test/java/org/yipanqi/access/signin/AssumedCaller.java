package org.yipanqi.access.signin;

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
  public static final Caller USUAL =
      new Caller(
          "reform-officer",
          "体改股经办人",
          Duty.REFORM_OFFICER,
          "445322",
          Scope.everything("reform-officer"),
          Reach.ALL);

  private static final ThreadLocal<Optional<Caller>> CURRENT =
      ThreadLocal.withInitial(() -> Optional.of(USUAL));

  private AssumedCaller() {}

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
