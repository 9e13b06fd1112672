package org.yipanqi.referral;

import static org.yipanqi.referral.ReferralProblem.WORDS_TOO_LONG;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody has begun to write on a slip and not sent, one each: kept here until it is sent or
 * thrown away, because a browser closes, and others use it too. Nobody else sees it.
 */
@Service
public class UnfinishedSlips {

  private static final int MOST_FIELDS = 40;
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Clocks clocks;
  private final JsonMapper json;

  UnfinishedSlips(
      JdbcClient jdbc, PlatformTransactionManager transactions, Clocks clocks, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clocks = clocks;
    this.json = json;
  }

  @Transactional(readOnly = true)
  public Optional<Map<String, String>> find(Caller caller) {
    return jdbc.sql(
            """
            select slip::text from referral.unfinished_slip where user_name = :user
            """)
        .param("user", caller.user())
        .query(String.class)
        .optional()
        .map(slip -> json.readValue(slip, FIELDS));
  }

  public void keep(Caller caller, Map<String, String> slip) {
    if (slip.size() > MOST_FIELDS
        || slip.values().stream().anyMatch(it -> it.length() > Asked.LONGEST)) {
      throw WORDS_TOO_LONG.because(Asked.LONGEST);
    }
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () ->
                    jdbc.sql(
                            """
                            insert into referral.unfinished_slip (user_name, slip, saved_at)
                            values (:user, :slip::jsonb, :now)
                                on conflict (user_name) do update
                               set slip = excluded.slip, saved_at = excluded.saved_at
                            """)
                        .param("user", caller.user())
                        .param("slip", json.writeValueAsString(slip))
                        .param("now", clocks.now())
                        .update()));
  }

  public void forget(Caller caller) {
    Acting.asHouseWriting(
        caller.writes(),
        () ->
            Acting.together(
                transactions,
                () ->
                    jdbc.sql(
                            """
                            delete from referral.unfinished_slip where user_name = :user
                            """)
                        .param("user", caller.user())
                        .update()));
  }
}
