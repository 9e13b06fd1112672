package org.yipanqi.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test a database of its own: {@code @SpringBootTest @OnTestDatabase class …}. Tests
 * that share a Spring context share its database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnTestDatabase.Initializer.class)
public @interface OnTestDatabase {

  /** Points the context's data source to a fresh copy of the template. */
  final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var database = TestDatabase.create();
      database.close();
      var address = database.address();
      TestPropertyValues.of(
              "spring.datasource.url=" + address.url(),
              "spring.datasource.username=" + address.user(),
              "spring.datasource.password=" + address.password(),
              "spring.datasource.hikari.maximum-pool-size=6",
              "spring.datasource.hikari.minimum-idle=0",
              "yipanqi.keys=" + TestDatabase.keys().folder(),
              "yipanqi.audit.anchors=" + database.anchors())
          .applyTo(context);
    }
  }
}
