package org.yipanqi.messages.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.audit.Trail;
import org.yipanqi.database.Acting;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.kernel.Problem;
import org.yipanqi.messages.outbound.Carrier.Outcome;
import org.yipanqi.messages.outbound.Carrier.Parcel;
import org.yipanqi.safekeeping.Keys;

/**
 * What waits is tried, tried again after longer and longer pauses, and listed when it is hopeless.
 */
@SpringBootTest
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveringTest {

  private static final Caller CLERK =
      new Caller(
          "out.clerk", "out.clerk", Duty.FINANCE, "OUT-1", Scope.nothing("out.clerk"), Reach.NONE);

  /** Takes everything, or says what it is told to say. */
  private static final class Scripted implements Carrier {
    private final List<Parcel> carried = new ArrayList<>();
    private Outcome answer = new Outcome.Delivered();

    @Override
    public Channel channel() {
      return Channel.MAIL;
    }

    @Override
    public Outcome carry(Parcel parcel) {
      carried.add(parcel);
      return answer;
    }
  }

  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Trail trail;
  @Autowired private Keys keys;
  @Autowired private JdbcClient requests;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private final Scripted carrier = new Scripted();
  private Instant now = Instant.parse("2026-03-01T02:00:00Z");
  private int told;

  @BeforeAll
  void somebody_wants_mail() {
    jdbc.sql(
            """
            with a as (
              insert into access.account (login, name, created_at, created_by)
              values ('out.clerk', 'out.clerk', now(), 'test') returning id)
            insert into access.duty_held (account_id, duty, unit, valid_from, basis, proposed_by,
                   proposed_at, approved_by, approved_at)
            select id, 'FINANCE', 'OUT-1', '2020-01-01', 'test', 'test', now(), 'test', now() from a
            """)
        .update();
    contacts().set(CLERK, "mail", "clerk@town.example");
  }

  @BeforeEach
  void nothing_is_under_way() {
    jdbc.sql("delete from messages.delivery").update();
    carrier.carried.clear();
    carrier.answer = new Outcome.Delivered();
  }

  @Test
  void whoever_holds_the_duty_gets_it_at_the_address_he_gave() {
    tell();

    assertThat(delivering().deliver()).isEqualTo(1);

    assertThat(carrier.carried).extracting(Parcel::address).containsExactly("clerk@town.example");
    assertThat(states()).containsExactly("sent");
    assertThat(delivering().deliver()).isZero();
  }

  @Test
  void after_every_fault_the_pause_is_longer_and_after_the_last_it_is_listed() {
    tell();
    carrier.answer = new Outcome.Later("the mail server was not reached");

    for (var pause : Delivering.PAUSES) {
      assertThat(delivering().deliver()).isEqualTo(1);
      assertThat(states()).containsExactly("waiting");
      now = now.plus(pause).minusSeconds(1);
      assertThat(delivering().deliver()).as("before %s", pause).isZero();
      now = now.plusSeconds(1);
    }
    delivering().deliver();

    assertThat(states()).containsExactly("dead");
    assertThat(carrier.carried).hasSize(Delivering.PAUSES.size() + 1);
    assertThat(outbox().stuck(null, 10))
        .singleElement()
        .satisfies(it -> assertThat(it.fault()).isEqualTo("the mail server was not reached"));
  }

  @Test
  void what_is_refused_is_not_tried_again_until_somebody_says_so() {
    tell();
    carrier.answer = new Outcome.Refused("the mail server refused the address");
    delivering().deliver();
    assertThat(states()).containsExactly("dead");

    carrier.answer = new Outcome.Delivered();
    outbox().tryAgain(Caller.operator(), id());
    delivering().deliver();

    assertThat(states()).containsExactly("sent");
    assertThatThrownBy(() -> outbox().tryAgain(Caller.operator(), id()))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(OutboundProblem.NOT_STUCK));
  }

  @Test
  void giving_up_needs_a_reason() {
    tell();
    carrier.answer = new Outcome.Refused("no");
    delivering().deliver();

    assertThatThrownBy(() -> outbox().giveUp(Caller.operator(), id(), "  "))
        .isInstanceOf(Problem.class);
    outbox().giveUp(Caller.operator(), id(), "地址已停用");

    assertThat(states()).containsExactly("given_up");
    assertThat(outbox().counts()).isEqualTo(new Outbox.Counts(0, 0));
  }

  @Test
  void whoever_was_stopped_while_carrying_is_not_in_the_way_for_ever() {
    tell();
    jdbc.sql("update messages.delivery set attempts = 1, next_at = :later")
        .param("later", now.plus(Duration.ofMinutes(10)).atOffset(java.time.ZoneOffset.UTC))
        .update();

    assertThat(delivering().deliver()).isZero();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(delivering().deliver()).isEqualTo(1);
  }

  @Test
  void what_has_been_seen_in_the_house_is_not_carried_out() {
    tell();
    jdbc.sql(
            """
            insert into messages.reading (message_id, login, read_at)
            select max(id), 'out.clerk', now() from messages.message
            """)
        .update();

    assertThat(delivering().deliver()).isZero();
    assertThat(states()).containsExactly("seen");
  }

  @Test
  void the_address_is_closed_in_the_database_and_shown_in_part() {
    assertThat(
            jdbc.sql("select encode(address, 'escape') from messages.contact")
                .query(String.class)
                .single())
        .doesNotContain("clerk");
    assertThat(contacts().of(CLERK))
        .singleElement()
        .satisfies(it -> assertThat(it.shown()).isEqualTo("cl***@town.example"));
    assertThatThrownBy(() -> contacts().set(CLERK, "mail", "clerk"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(OutboundProblem.NOT_AN_ADDRESS));
    assertThatThrownBy(() -> contacts().set(CLERK, "hook", "13800000000"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.type()).isEqualTo(OutboundProblem.NO_SUCH_CHANNEL));
  }

  private void tell() {
    var message =
        jdbc.sql(
                """
                with m as (
                  insert into messages.message (key, kind, words_zh, words_en, link, told_at)
                  values (:key, 'reporting.returned', '退回', 'Came back', '/reports/1', now())
                  returning id)
                insert into messages.recipient (message_id, duty, unit)
                select id, 'FINANCE', 'OUT-1' from m returning message_id
                """)
            .param("key", "outbound:" + ++told)
            .query(Long.class)
            .single();
    Acting.asHouse(() ->
        Acting.together(
            transactions,
            () -> {
              outbox().take(message);
              return true;
            }));
  }

  private List<String> states() {
    return jdbc.sql("select state from messages.delivery order by id").query(String.class).list();
  }

  private long id() {
    return jdbc.sql("select id from messages.delivery").query(Long.class).single();
  }

  private Carriers carriers() {
    return new Carriers(List.of(carrier));
  }

  private Contacts contacts() {
    return new Contacts(requests, carriers(), keys, trail, transactions, clock());
  }

  private Outbox outbox() {
    return new Outbox(requests, carriers(), trail, transactions, clock());
  }

  private Delivering delivering() {
    return new Delivering(requests, carriers(), contacts(), transactions, clock());
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneId.of("Asia/Shanghai"));
  }
}
