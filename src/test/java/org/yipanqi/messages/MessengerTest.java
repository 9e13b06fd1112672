package org.yipanqi.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.kernel.Label;

/** Who reads what, with the policies of the database in force. */
@SpringBootTest
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessengerTest {

  private static final Caller CLERK = caller("msg.clerk", Duty.FINANCE, "MSG-1");
  private static final Caller COLLEAGUE = caller("msg.colleague", Duty.FINANCE, "MSG-1");
  private static final Caller NEXT_DOOR = caller("msg.next", Duty.FINANCE, "MSG-2");
  private static final Recipient FINANCE = new Recipient.OfDuty(Duty.FINANCE, "MSG-1");

  @Autowired private Messenger messages;
  @Autowired private PlatformTransactionManager transactions;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  @BeforeAll
  void they_hold_their_duties() {
    for (var each : List.of(CLERK, COLLEAGUE, NEXT_DOOR)) {
      jdbc.sql(
              """
              with a as (
                insert into access.account (login, name, created_at, created_by)
                values (:login, :login, now(), 'test') returning id)
              insert into access.duty_held (account_id, duty, unit, valid_from, basis, proposed_by,
                     proposed_at, approved_by, approved_at)
              select id, 'FINANCE', :unit, '2020-01-01', 'test', 'test', now(), 'test', now() from a
              """)
          .param("login", each.user())
          .param("unit", each.unit())
          .update();
    }
  }

  @Test
  void whoever_holds_the_duty_at_the_place_reads_it_and_nobody_else() {
    tell("duty", FINANCE);

    assertThat(keys(CLERK)).contains("duty");
    assertThat(keys(COLLEAGUE)).contains("duty");
    assertThat(keys(NEXT_DOOR)).doesNotContain("duty");
  }

  @Test
  void a_message_for_an_account_is_for_that_one_alone() {
    tell("account", new Recipient.OfAccount("msg.clerk"));

    assertThat(keys(CLERK)).contains("account");
    assertThat(keys(COLLEAGUE)).doesNotContain("account");
  }

  @Test
  void told_twice_it_is_there_once() {
    tell("twice", FINANCE);
    tell("twice", FINANCE);

    assertThat(keys(CLERK).stream().filter("twice"::equals)).hasSize(1);
  }

  @Test
  void it_is_seen_by_each_apart_and_not_through_another_s_hands() {
    tell("seen", FINANCE);
    var id =
        of(CLERK).stream()
            .filter(m -> m.words().zh().equals("seen"))
            .findFirst()
            .orElseThrow()
            .id();
    var before = as(COLLEAGUE, () -> messages.unread(COLLEAGUE));

    as(NEXT_DOOR, () -> read(NEXT_DOOR, id));
    as(COLLEAGUE, () -> read(COLLEAGUE, id));
    as(COLLEAGUE, () -> read(COLLEAGUE, id));

    assertThat(as(COLLEAGUE, () -> messages.unread(COLLEAGUE))).isEqualTo(before - 1);
    assertThat(unread(COLLEAGUE)).doesNotContain("seen");
    assertThat(unread(CLERK)).contains("seen");
    assertThat(
            jdbc.sql("select login from messages.reading where message_id = :id")
                .param("id", id)
                .query(String.class)
                .list())
        .containsExactly("msg.colleague");
  }

  @Test
  void pages_go_on_where_the_one_before_ended() {
    for (var key : List.of("page-1", "page-2", "page-3")) {
      tell(key, new Recipient.OfAccount("msg.next"));
    }

    var first = as(NEXT_DOOR, () -> messages.of(NEXT_DOOR, false, null, 2));
    var rest = as(NEXT_DOOR, () -> messages.of(NEXT_DOOR, false, first.getLast().id(), 2));

    assertThat(first).extracting(m -> m.words().zh()).containsExactly("page-3", "page-2");
    assertThat(rest).extracting(m -> m.words().zh()).containsExactly("page-1");
  }

  @Test
  void whoever_asks_the_tables_himself_sees_only_his_own() {
    tell("policy", FINANCE);

    assertThat(as(CLERK, () -> seen("policy"))).isEqualTo(1);
    assertThat(as(NEXT_DOOR, () -> seen("policy"))).isZero();
  }

  @Test
  void without_a_transaction_nothing_is_told() {
    assertThatThrownBy(() -> messages.tell(message("alone", FINANCE)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Autowired private JdbcClient requests;

  private int seen(String key) {
    return requests
        .sql("select count(*) from messages.message where key = :key")
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  private int read(Caller caller, long id) {
    messages.read(caller, List.of(id));
    return 1;
  }

  private List<Messenger.Told> of(Caller caller) {
    return as(caller, () -> messages.of(caller, false, null, 100));
  }

  private List<String> keys(Caller caller) {
    return of(caller).stream().map(m -> m.words().zh()).toList();
  }

  private List<String> unread(Caller caller) {
    return as(caller, () -> messages.of(caller, true, null, 100)).stream()
        .map(m -> m.words().zh())
        .toList();
  }

  private void tell(String key, Recipient to) {
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              messages.tell(message(key, to));
              return true;
            }));
  }

  private static Message message(String key, Recipient to) {
    return new Message(
        key,
        "reporting.returned",
        Set.of(to),
        new Label(key, key),
        "/reports/1",
        Instant.parse("2020-07-05T10:00:00Z"));
  }

  private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
    return Acting.within(caller.scope(), work);
  }

  private static Caller caller(String login, Duty duty, String unit) {
    return new Caller(login, login, duty, unit, Scope.nothing(login), Reach.NONE);
  }
}
