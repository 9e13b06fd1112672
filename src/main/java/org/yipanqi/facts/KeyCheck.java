package org.yipanqi.facts;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.yipanqi.database.Acting;

/**
 * Sees to it before anything else that the keys here are those which the database's values were
 * closed with: a product that was given another folder of keys, or an empty one, does not start.
 */
@Component
class KeyCheck {

  KeyCheck(JdbcTemplate jdbc, SealedValues values) {
    Acting.asHouse(() -> values.checkKeys(jdbc));
  }
}
