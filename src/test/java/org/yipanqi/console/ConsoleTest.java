package org.yipanqi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.Yipanqi;

class ConsoleTest {

  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final Locale realLocale = Locale.getDefault();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    Locale.setDefault(Locale.ENGLISH);
    System.setOut(new PrintStream(answers, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(realOut);
    System.setErr(realErr);
    Locale.setDefault(realLocale);
  }

  @Test
  void help_lists_the_commands_and_succeeds() {
    assertThat(run("--help")).isZero();
    assertThat(answered()).contains("start", "policy", "one board");
  }

  @Test
  void help_speaks_chinese_in_a_chinese_terminal() {
    Locale.setDefault(Locale.CHINA);

    assertThat(run("start", "--help")).isZero();
    assertThat(answered()).contains("启动数据库");
  }

  @Test
  void an_unknown_command_or_option_is_a_wrong_argument() {
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(run("start", "--no-such-option")).isEqualTo(2);
    assertThat(run("policy")).isEqualTo(2);
    assertThat(answered()).isEmpty();
    assertThat(complained()).contains("no-such-command", "--no-such-option");
  }

  @Test
  void a_pack_with_a_mistake_is_refused_with_its_place(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("series.yaml"), "series:\n  - {id: [}\n");

    assertThat(run("policy", "check", folder.toString())).isEqualTo(1);
    assertThat(answered()).contains("series.yaml:2");
  }

  @Test
  void an_export_of_no_known_form_is_refused_before_anything_starts(@TempDir Path folder) {
    assertThat(run("audit", "verify", "--help")).isZero();
    assertThat(answered()).contains("changed, removed");
    assertThat(run("audit")).isEqualTo(2);
    assertThat(run("audit", "export", folder.resolve("trail.txt").toString())).isEqualTo(2);
    assertThat(run("audit", "export", "trail.csv", "--from", "yesterday")).isEqualTo(2);
    assertThat(complained()).contains(".xlsx", "yesterday");
  }

  @Test
  void an_impact_list_is_refused_before_anything_starts(@TempDir Path folder) {
    var months = new String[] {"--pack", "yunan-2020", "--from", "2020-01", "--to", "2020-13"};

    assertThat(run("policy", "impact", "--help")).isZero();
    assertThat(answered()).contains("--scope", "24 months");
    assertThat(run(impact(folder.resolve("nothing"), months))).isEqualTo(2);
    assertThat(run(impact(folder, months))).isEqualTo(2);
    assertThat(complained()).contains("2020-13");
  }

  private static String[] impact(Path folder, String... rest) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("policy", "impact", folder.toString()),
            java.util.Arrays.stream(rest))
        .toArray(String[]::new);
  }

  @Test
  void a_folder_that_is_not_there_is_a_wrong_argument(@TempDir Path folder) {
    assertThat(run("policy", "check", folder.resolve("nothing").toString())).isEqualTo(2);
  }

  @Test
  void only_a_month_can_be_closed_by_a_command() {
    assertThat(run("close", "--county", "445322", "--month", "2020Q1")).isEqualTo(2);
    assertThat(run("close", "--month", "2020-01")).isEqualTo(2);
    assertThat(complained()).contains("2020Q1", "--county");
  }

  @Test
  void a_database_that_does_not_answer_is_said_in_one_line() {
    System.setProperty("yipanqi.database.url", "jdbc:postgresql://127.0.0.1:1/none");
    try {
      assertThat(run("start")).isEqualTo(1);
    } finally {
      System.clearProperty("yipanqi.database.url");
    }
    assertThat(complained()).startsWith("The database").hasLineCount(1);
  }

  private static int run(String... arguments) {
    return Console.run(Yipanqi.class, arguments);
  }

  private String answered() {
    return answers.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complaints.toString(StandardCharsets.UTF_8).strip();
  }
}
