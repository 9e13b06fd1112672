package org.yipanqi.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Duties.Proposal;
import org.yipanqi.database.TestDatabase;

/** How a duty ends, whatever it was before. */
class DutyRowsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final OffsetDateTime NOW = TODAY.atTime(9, 0).atOffset(ZoneOffset.ofHours(8));

  private static TestDatabase database;
  private static DutyRows rows;
  private static int account;

  @BeforeAll
  static void somebody() {
    database = TestDatabase.create();
    var jdbc = JdbcClient.create(database.dataSource());
    rows = new DutyRows(jdbc);
    account =
        jdbc.sql(
                """
                insert into access.account (login, name, created_at, created_by)
                values ('somebody', '某人', :now, 'test')
                returning id
                """)
            .param("now", NOW)
            .query(Integer.class)
            .single();
  }

  @AfterAll
  static void gone() {
    database.close();
  }

  private static DutyHeld ended(LocalDate from, @Nullable LocalDate to, boolean approved) {
    var what = new Proposal(account, Duty.QUALITY, "445322-C1", from, to, null, "任职文件");
    var id = rows.add(what, "one", NOW, approved);
    rows.end(id, TODAY, "two", NOW);
    return rows.find(id).orElseThrow();
  }

  @Test
  void one_in_force_has_its_last_day_today() {
    var held = ended(TODAY.minusDays(9), null, true);

    assertThat(held.validTo()).isEqualTo(TODAY);
    assertThat(held.inForce(TODAY)).isTrue();
    assertThat(held.inForce(TODAY.plusDays(1))).isFalse();
  }

  @Test
  void one_that_would_have_ended_sooner_is_not_made_longer() {
    var over = ended(TODAY.minusDays(9), TODAY.minusDays(3), true);

    assertThat(over.validTo()).isEqualTo(TODAY.minusDays(3));
    assertThat(over.inForce(TODAY)).isFalse();
  }

  @Test
  void one_to_come_never_comes() {
    var coming = ended(TODAY.plusDays(5), TODAY.plusDays(50), true);

    assertThat(coming.refusedBy()).isEqualTo("two");
    assertThat(coming.inForce(TODAY.plusDays(5))).isFalse();
  }

  @Test
  void one_that_nobody_has_agreed_to_can_be_agreed_to_no_more() {
    var proposed = ended(TODAY.minusDays(1), null, false);

    assertThat(proposed.refusedBy()).isEqualTo("two");
    assertThat(proposed.approvedAt()).isNull();
  }

  @Test
  void a_refusal_keeps_the_name_of_who_refused() {
    var what = new Proposal(account, Duty.PHARMACY, "445322-C1", TODAY, null, null, "任职文件");
    var id = rows.add(what, "one", NOW, false);
    rows.refuse(id, "three", NOW);

    rows.end(id, TODAY, "two", NOW);

    assertThat(rows.find(id).orElseThrow().refusedBy()).isEqualTo("three");
  }
}
