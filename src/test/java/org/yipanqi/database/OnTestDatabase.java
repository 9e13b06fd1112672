package org.yipanqi.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.yipanqi.access.signin.AssumedCaller;

/**
 * Gives a Spring test a database of its own: {@code @SpringBootTest @OnTestDatabase class …}. Tests
 * that share a Spring context share its database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnTestDatabase.Initializer.class)
public @interface OnTestDatabase {

  /**
   * A {@code JdbcClient} that may do everything, to arrange what a test needs and to look behind.
   */
  String AS_OWNER = "asOwner";

  /** Points the context's data source to a fresh copy of the template. */
  final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var database = TestDatabase.create();
      var address = database.address();
      if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
        var owner =
            BeanDefinitionBuilder.genericBeanDefinition(
                    JdbcClient.class, () -> JdbcClient.create(database.dataSource()))
                .getBeanDefinition();
        owner.setDefaultCandidate(false);
        registry.registerBeanDefinition(AS_OWNER, owner);
        AssumedCaller.register(registry);
        registry.registerBeanDefinition(
            "unbound",
            BeanDefinitionBuilder.genericBeanDefinition(
                    Unbound.class, () -> new Unbound(Scope.everything("test")))
                .getBeanDefinition());
      }
      TestPropertyValues.of(
              "spring.datasource.url=" + address.url(),
              "spring.datasource.username=" + address.user(),
              "spring.datasource.password=" + address.password(),
              "yipanqi.requests.username=" + database.requests().user(),
              "yipanqi.requests.password=" + database.requests().password(),
              "yipanqi.connections.house=6",
              "yipanqi.connections.requests=6",
              "yipanqi.limits.requests-per-second=0",
              "yipanqi.limits.heavy-per-minute=0",
              "yipanqi.scheduled-work=false",
              "yipanqi.keys=" + TestDatabase.keys().folder(),
              "yipanqi.audit.anchors=" + database.anchors())
          .applyTo(context);
    }
  }
}
