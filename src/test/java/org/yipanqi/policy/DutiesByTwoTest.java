package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.Duties;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;
import org.yipanqi.kernel.Problem;

/** A county's policy says whether it takes two to give a duty there. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class DutiesByTwoTest {

  private static final Path PACK = Path.of("policies/yunan-2020");
  private static final String YUNAN = "445322";
  private static final String ELSEWHERE = "999901";

  @TempDir private Path folder;
  @Autowired private Policies policies;
  @Autowired private Accounts accounts;
  @Autowired private Duties duties;

  @Autowired
  @Qualifier(OnTestDatabase.AS_OWNER)
  private JdbcClient jdbc;

  private static int count;

  @BeforeEach
  void twoCounties() {
    for (var code : List.of(YUNAN, ELSEWHERE)) {
      jdbc.sql(
              """
              insert into registry.division (code, name, kind, import_id)
              values (:code, '县', 'county', 1) on conflict do nothing
              """)
          .param("code", Long.valueOf(code))
          .update();
    }
  }

  @AfterEach
  void asItWas() {
    assertThat(policies.load(PACK).mistakes()).isEmpty();
  }

  private void yunanWantsTwo() throws IOException {
    var copy = Files.createDirectory(folder.resolve("by-two"));
    try (var files = Files.list(PACK)) {
      for (var file : files.toList()) {
        Files.writeString(
            copy.resolve(file.getFileName()),
            Files.readString(file)
                .replaceAll("(id: duties_by_two\\s+type: bool\\s+value:) false", "$1 true"));
      }
    }
    assertThat(policies.load(copy).mistakes()).isEmpty();
  }

  private static Caller officer(String login, String division) {
    return new Caller(
        login, login, Duty.SECURITY_ADMINISTRATOR, division, Scope.NOBODY, Reach.NONE);
  }

  private long proposed(Caller officer, String unit) {
    var somebody = accounts.add(Caller.operator(), "two-" + ++count, "某人").id();
    return duties.propose(
        officer,
        new Duties.Proposal(
            somebody, Duty.AUDITOR, unit, LocalDate.of(2020, 1, 1), null, null, "任职文件"));
  }

  private boolean inForce(long held) {
    return jdbc.sql("select approved_at is not null from access.duty_held where id = :id")
        .param("id", held)
        .query(Boolean.class)
        .single();
  }

  @Test
  void where_the_policy_does_not_say_so_one_is_enough() {
    assertThat(duties.secondPerson(YUNAN)).isEmpty();
    assertThat(inForce(proposed(officer("one", YUNAN), YUNAN))).isTrue();
  }

  @Test
  void where_the_policy_says_so_another_must_agree() throws IOException {
    yunanWantsTwo();

    var held = proposed(officer("one", YUNAN), YUNAN);

    assertThat(inForce(held)).isFalse();
    assertThat(refusal(() -> duties.approve(officer("one", YUNAN), held)))
        .isEqualTo("SECOND_PERSON_NEEDED");
    duties.approve(officer("two", YUNAN), held);
    assertThat(inForce(held)).isTrue();
  }

  @Test
  void it_is_told_what_wants_it_and_a_neighbour_is_not_bound() throws IOException {
    yunanWantsTwo();

    assertThat(duties.secondPerson(YUNAN))
        .singleElement()
        .satisfies(why -> {
          assertThat(why.document()).isNotNull();
          assertThat(String.valueOf(why.choice())).contains("授予职责分两人");
        });
    assertThat(duties.secondPerson("4453")).as("the city above it").hasSize(1);
    assertThat(duties.secondPerson(ELSEWHERE)).isEmpty();
    assertThat(inForce(proposed(officer("one", ELSEWHERE), ELSEWHERE))).isTrue();
  }

  private static String refusal(Runnable act) {
    try {
      act.run();
      return "none";
    } catch (Problem e) {
      return e.type().name();
    }
  }
}
