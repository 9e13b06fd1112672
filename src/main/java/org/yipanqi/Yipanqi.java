package org.yipanqi;

import java.time.Clock;
import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.yipanqi.console.Console;

/** Yipanqi, the operating platform of a closely-knit county medical community. */
@Modulithic(sharedModules = "kernel")
@SpringBootApplication
public class Yipanqi {

  /** Where every date of the product is read. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public static void main(String[] arguments) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
    System.exit(Console.run(Yipanqi.class, arguments));
  }

  @Bean
  Clock clock() {
    return Clock.system(ZONE);
  }
}
