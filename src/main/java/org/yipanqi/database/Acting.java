package org.yipanqi.database;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * In whose name this thread works with the database. The data source hands out connections by it:
 * the house's own account for what no user asks for, the account of requests, which obeys the
 * policies of rows, for everything else. A thread that says nothing is a request of nobody.
 *
 * <p>A transaction has one name from beginning to end: taking another inside one is a mistake of
 * ours and is refused. A thread that is begun takes no name with it.
 */
public final class Acting {

  /** Whose connection. */
  sealed interface Name {}

  /**
   * The house itself.
   *
   * @param writes institutions whose records may be written
   */
  record House(Reach writes) implements Name {}

  record Request(Scope scope) implements Name {}

  private static final ScopedValue<Name> CURRENT = ScopedValue.newInstance();
  private static final Name NOBODY = new Request(Scope.NOBODY);

  private Acting() {}

  /** Does what the house does for itself: everything may be seen and written. */
  public static <T> T asHouse(Supplier<T> work) {
    return as(new House(Reach.ALL), work);
  }

  public static void asHouse(Runnable work) {
    asHouse(() -> {
      work.run();
      return true;
    });
  }

  /** Does what the house does for somebody who may write records of these institutions only. */
  public static <T> T asHouseWriting(Reach writes, Supplier<T> work) {
    return as(new House(writes), work);
  }

  /** Works for somebody who may see so much. */
  public static <T> T within(Scope scope, Supplier<T> work) {
    return as(new Request(scope), work);
  }

  /**
   * Does what the house does for itself in the middle of somebody's request, in a transaction of
   * its own: what is remembered for all, or counted over all. Within the house's own work it simply
   * joins.
   */
  public static <T> T asHouseApart(PlatformTransactionManager transactions, Supplier<T> work) {
    if (current() instanceof House) {
      return work.get();
    }
    var apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return ScopedValue.where(CURRENT, new House(Reach.ALL))
        .call(() -> Objects.requireNonNull(apart.execute(_ -> work.get())));
  }

  /** In one transaction, in whatever name the thread works in. */
  public static <T> T together(PlatformTransactionManager transactions, Supplier<T> work) {
    return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get()));
  }

  /** The same work for another thread, in the name of this one. */
  public static Runnable carried(Runnable work) {
    if (!said()) {
      return work;
    }
    var name = current();
    return () -> ScopedValue.where(CURRENT, name).run(work);
  }

  /** What may be seen now: for what is kept in memory by who may see it. */
  public static Scope scope() {
    return switch (current()) {
      case House _ -> Scope.everything("house");
      case Request request -> request.scope();
    };
  }

  static boolean said() {
    return CURRENT.isBound();
  }

  static Name current() {
    return CURRENT.orElse(NOBODY);
  }

  private static <T> T as(Name name, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive() && !name.equals(current())) {
      throw new IllegalStateException(
          "a transaction has one name: " + current() + " is at work, " + name + " may not join");
    }
    return ScopedValue.where(CURRENT, name).call(work::get);
  }
}
