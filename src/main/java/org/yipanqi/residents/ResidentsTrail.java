package org.yipanqi.residents;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.yipanqi.audit.ActionList;
import org.yipanqi.audit.Entry;
import org.yipanqi.audit.Trail;

/**
 * Whoever is shown what is closed leaves a trace, with the reason; without the trace it stays shut.
 */
@Configuration(proxyBeanMethods = false)
class ResidentsTrail {

  private static final String RESIDENT = "resident";

  private final Trail trail;

  ResidentsTrail(Trail trail) {
    this.trail = trail;
  }

  @Bean
  static ActionList residentsActions() {
    return ActionList.of(ResidentsAction.values());
  }

  @EventListener
  void on(PersonalDataOpened opened) {
    trail.note(
        opened.caller(),
        Entry.of(ResidentsAction.OPENED, RESIDENT, opened.personNo())
            .about(opened.personNo())
            .because(opened.reason())
            .changed(null, Map.of("field", code(opened.field()))));
  }

  /** What was sought is not told, only by what and how many were found. */
  @EventListener
  void on(PersonalDataSought sought) {
    trail.note(
        sought.caller(),
        Entry.of(ResidentsAction.SOUGHT, RESIDENT, null)
            .changed(null, Map.of("by", code(sought.field()), "found", sought.found())));
  }

  private static String code(PersonalField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
