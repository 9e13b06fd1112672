package org.yipanqi.safekeeping;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of this installation. */
@Configuration(proxyBeanMethods = false)
class SafekeepingConfiguration {

  /**
   * @param folder where the keys lie: {@code YIPANQI_KEYS}, or {@code keys} in the data folder
   */
  @Bean
  Keys keys(@Value("${yipanqi.keys}") Path folder) {
    return Keys.in(folder);
  }
}
