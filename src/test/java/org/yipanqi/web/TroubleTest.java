package org.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the machine says no to is told as that, and not as a mistake of the program. */
class TroubleTest {

  private final ProblemAdvice advice = new ProblemAdvice(new Messages());

  @AfterEach
  void forgetLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void a_full_disk_is_told_in_the_language_of_who_asked() {
    var full =
        new UncategorizedSQLException("t", "s", new SQLException("could not extend", "53100"));

    LocaleContextHolder.setLocale(Locale.CHINESE);
    var chinese = advice.anythingElse(full);
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    var english = advice.anythingElse(full);

    assertThat(chinese.getStatusCode()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
    assertThat(chinese.getBody().getDetail()).contains("磁盘已满");
    assertThat(english.getBody().getDetail()).contains("disk is full");
    assertThat(english.getBody().getProperties()).containsEntry("code", "disk-full");
  }

  @Test
  void a_database_that_is_away_is_told_with_when_to_try_again() {
    var away =
        new CannotCreateTransactionException(
            "t", new SQLTransientConnectionException("no connection in time"));

    var answer = advice.anythingElse(away);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
  }

  @Test
  void the_first_word_of_the_machine_counts_wherever_it_is_found() {
    assertThat(Trouble.in(sql("57P02"))).contains(Trouble.DATABASE_AWAY);
    assertThat(Trouble.in(sql("08006"))).contains(Trouble.DATABASE_AWAY);
    assertThat(Trouble.in(sql("42501"))).contains(Trouble.NOT_YOURS);
    assertThat(Trouble.in(sql("22021"))).contains(Trouble.MALFORMED);
    assertThat(Trouble.in(new UncheckedIOException(new IOException("No space left on device"))))
        .contains(Trouble.DISK_FULL);
    assertThat(Trouble.in(new UncheckedIOException(new IOException("broken pipe")))).isEmpty();
    assertThat(Trouble.in(sql("23505"))).isEmpty();
    assertThat(advice.anythingElse(sql("23505")).getStatusCode())
        .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
  }

  private static IllegalStateException sql(String state) {
    return new IllegalStateException(new SQLException("text", state));
  }
}
