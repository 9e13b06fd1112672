package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.Yipanqi;
import org.yipanqi.access.Caller;
import org.yipanqi.database.Acting;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.facts.Resealing;
import org.yipanqi.safekeeping.Purpose;

/** A database that kept residents' numbers in the clear is closed when the product next starts. */
class UpgradeTest {

  private static final String BEFORE = "1500";
  private static final int PEOPLE = 1_200;

  @Test
  void what_was_in_the_clear_is_closed_also_when_the_first_start_is_broken_off() {
    try (var database = TestDatabase.createEmpty()) {
      var jdbc = JdbcClient.create(database.dataSource());
      var flyway = Flyway.configure().dataSource(database.dataSource());
      flyway.target(BEFORE).load().migrate();
      fill(jdbc);
      jdbc.sql(
              """
              create function stumble() returns trigger language plpgsql as $$
              begin
                if new.person_no = 'U1100' and new.phone is not null then
                  raise 'power cut';
                end if;
                return new;
              end $$
              """)
          .update();
      flyway.target("latest").load().migrate();
      jdbc.sql(
              """
              create trigger stumble before update on residents.person
                for each row execute function stumble()
              """)
          .update();

      assertThatThrownBy(() -> start(database)).rootCause().hasMessageContaining("power cut");
      assertThat(count(jdbc, "select count(*) from residents.still_clear")).isEqualTo(200);
      assertThat(count(jdbc, "select count(*) from residents.person where phone is not null"))
          .isEqualTo(1_000);

      jdbc.sql("drop trigger stumble on residents.person").update();
      try (var house = start(database)) {
        everythingIsClosed(jdbc);
        Acting.within(
            Caller.operator().scope(),
            () -> {
              everythingOpens(house, jdbc);
              return true;
            });
      }
      try (var again = start(database)) {
        assertThat(again.isActive()).isTrue();
      }
    }
  }

  private static void fill(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into residents.person (person_no, name, sex, birth_date, id_no, phone, import_id)
            select 'U' || lpad(n::text, 4, '0'), '某', 'male', '1990-03-07',
                   case when n < 3 then '44532219900307047X' end, '1397777' || lpad(n::text, 4, '0'), 1
              from generate_series(1, :people) n
            """)
        .param("people", PEOPLE)
        .update();
    jdbc.sql(
            "insert into residents.person (person_no, name, sex, birth_date, import_id)"
                + " values ('U9999', '某', 'male', '1990-03-07', 1)")
        .update();
    jdbc.sql(
            """
            insert into facts.superseded (format, source_no, version, "row", import_id, replaced_at,
                   replaced_by_import)
            select 'persons', person_no, 1, to_jsonb(t), 1, now(), 2 from residents.person t
             where person_no in ('U0001', 'U0007', 'U9999')
            """)
        .update();
    jdbc.sql(
            """
            insert into facts.import_job (format, file_name, size, state, started_at, finished_at,
                   started_by)
            values ('persons', 'persons.csv', 1, 'failed', now(), now(), 'x')
            """)
        .update();
    jdbc.sql(
            """
            insert into facts.import_error (job_id, no, row_no, column_code, value, code, message_zh,
                   message_en)
            values (1, 1, 2, 'phone', '13977770001 13977770002 13977770003', 'too-long', '长', 'long'),
                   (1, 2, 3, 'person_no', 'U0001', 'row-twice', '重', 'twice')
            """)
        .update();
  }

  private static ConfigurableApplicationContext start(TestDatabase database) {
    var address = database.address();
    return new SpringApplicationBuilder(Yipanqi.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .run(
            "--spring.datasource.url=" + address.url(),
            "--spring.datasource.username=" + address.user(),
            "--spring.datasource.password=" + address.password(),
            "--yipanqi.requests.username=" + database.requests().user(),
            "--yipanqi.requests.password=" + database.requests().password(),
            "--yipanqi.connections.house=6",
            "--yipanqi.keys=" + TestDatabase.keys().folder());
  }

  private static void everythingIsClosed(JdbcClient jdbc) {
    for (var table : List.of("residents.still_clear", "facts.still_clear")) {
      assertThat(count(jdbc, "select count(*) where to_regclass('" + table + "') is not null"))
          .as(table)
          .isZero();
    }
    assertThat(count(jdbc, "select count(*) from residents.person where phone is not null"))
        .isEqualTo(PEOPLE);
    assertThat(
            count(
                jdbc, "select count(*) from facts.superseded where \"row\"::text like '%1397777%'"))
        .isZero();
    assertThat(
            jdbc.sql("select value from facts.import_error order by no").query(String.class).list())
        .containsExactly("****", "U0001");
  }

  private static void everythingOpens(ConfigurableApplicationContext house, JdbcClient jdbc) {
    var data = house.getBean(PersonalData.class);
    var caller = Caller.operator();
    assertThat(data.open(caller, "U0002", PersonalField.ID_NO, "核对身份"))
        .isEqualTo("44532219900307047X");
    assertThat(data.open(caller, "U1100", PersonalField.PHONE, "核对电话")).isEqualTo("13977771100");
    assertThat(data.masked(caller, "U9999").masked()).isEmpty();
    assertThat(data.find(caller, new PersonalData.Number.Phone("13977770007"), 0, 10))
        .extracting(PersonalData.Found::personNo)
        .containsExactly("U0007");
    assertThat(house.getBean(Resealing.class).uses(caller, Purpose.PERSONAL).values())
        .as("phones, two numbers, and those of two older versions")
        .containsExactly(PEOPLE + 2 + 2L + 1);
    assertThat(
            jdbc.sql(
                    "select \"row\" ->> 'phone_digest' is not null from facts.superseded"
                        + " where source_no = 'U0007'")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private static long count(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
