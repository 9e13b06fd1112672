package org.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  @Test
  void each_test_class_has_a_database_of_its_own() {
    try (var one = TestDatabase.create();
        var other = TestDatabase.create()) {
      JdbcClient.create(one.dataSource()).sql("create table only_here (id int)").update();

      assertThat(tables(one)).isEqualTo(1);
      assertThat(tables(other)).isZero();
    }
  }

  @Test
  void tests_work_with_the_powers_of_the_product_and_no_more() {
    try (var database = TestDatabase.create()) {
      var jdbc = JdbcClient.create(database.dataSource());

      assertThat(jdbc.sql("show is_superuser").query(String.class).single()).isEqualTo("off");
      assertThat(jdbc.sql("show timezone").query(String.class).single()).isEqualTo("Asia/Shanghai");
      assertThat(Programs.VERSION)
          .startsWith(jdbc.sql("show server_version").query(String.class).single());
    }
  }

  private static int tables(TestDatabase database) {
    return JdbcClient.create(database.dataSource())
        .sql("select count(*) from pg_tables where tablename = 'only_here'")
        .query(Integer.class)
        .single();
  }
}
