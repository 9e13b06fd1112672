package org.yipanqi.facts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.ActionList;

/** The catalogue of all that the modules declare. */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

  @Bean
  FactCatalogue factCatalogue() {
    return FactCatalogue.load();
  }

  @Bean
  ActionList factsActions() {
    return ActionList.of(FactsAction.values());
  }
}
