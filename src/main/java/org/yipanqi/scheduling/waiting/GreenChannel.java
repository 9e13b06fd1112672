package org.yipanqi.scheduling.waiting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yipanqi.scheduling.Green;

/** Why a resident goes through the green channel, by the records and not by anybody's word. */
@Component
class GreenChannel {

  private record Known(boolean contracted, boolean keyGroup) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  GreenChannel(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Set<Green> of(int person) {
    var known =
        jdbc.sql(
                """
                select exists (
                         select from familydoctor_api.contract c
                          where c.person = :person and c.valid_from <= :today
                            and coalesce(c.valid_to >= :today, true)) as contracted,
                       exists (
                         select from residents_api.group_membership g
                          where g.person = :person and g.valid_from <= :today
                            and coalesce(g.valid_to >= :today, true)) as key_group
                """)
            .param("person", person)
            .param("today", LocalDate.now(clock))
            .query(Known.class)
            .single();
    var green = EnumSet.noneOf(Green.class);
    if (known.contracted()) {
      green.add(Green.CONTRACTED);
    }
    if (known.keyGroup()) {
      green.add(Green.KEY_GROUP);
    }
    return green;
  }
}
