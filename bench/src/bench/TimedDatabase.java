package bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Adds up what each thread spends waiting for the database: its statements and commits. */
final class TimedDatabase implements BeanPostProcessor {

  private static final ThreadLocal<long[]> SPENT = ThreadLocal.withInitial(() -> new long[1]);

  static void begin() {
    SPENT.get()[0] = 0;
  }

  static double milliseconds() {
    return SPENT.get()[0] / 1e6;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource ? timed(DataSource.class, bean) : bean;
  }

  private static Object timed(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        TimedDatabase.class.getClassLoader(),
        new Class<?>[] {type},
        (_, method, arguments) -> call(target, method, arguments));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    var counts = method.getName().startsWith("execute") || method.getName().equals("commit");
    var began = System.nanoTime();
    try {
      var result = method.invoke(target, arguments);
      // whoever asks for the driver's own class must get it
      return method.getName().equals("unwrap") ? result : wrapped(result);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      if (counts) {
        SPENT.get()[0] += System.nanoTime() - began;
      }
    }
  }

  private static Object wrapped(Object result) {
    return switch (result) {
      case Connection connection -> timed(Connection.class, connection);
      case CallableStatement statement -> timed(CallableStatement.class, statement);
      case PreparedStatement statement -> timed(PreparedStatement.class, statement);
      case Statement statement -> timed(Statement.class, statement);
      case null, default -> result;
    };
  }
}
