package org.yipanqi.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.signin.CallsAs;
import org.yipanqi.database.OnTestDatabase;
import org.yipanqi.facts.ImportResult;
import org.yipanqi.facts.ImportState;
import org.yipanqi.facts.Imports;

/**
 * Known numbers and addresses go in by every way there is, right and wrong. Afterwards they are
 * nowhere: in no column of no table, in no statistics, no log, no list of mistakes.
 */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE) // what is still being written can not be printed
@OnTestDatabase
@CallsAs(Duty.TOWNSHIP_DOCTOR)
class LeakTest {

  private static final String HEADER = "person_no,name,sex,birth_date,id_no,phone,address\n";

  /** Whole, and as much of them as would be enough. */
  private static final List<String> SECRETS =
      List.of(
          "445322199003070550",
          "44532219900307055",
          "44532219900307063X",
          "445322199003070639",
          "19900307055",
          "19900307063",
          "13977712345",
          "139-7771-2346",
          "13977712346",
          "13977712347",
          "7771234",
          "桂花巷七十七号",
          "桂花巷七十八号",
          "桂花巷");

  @Autowired private MockMvc mvc;
  @Autowired private Imports imports;
  @Autowired private JdbcClient jdbc;

  @TempDir private Path folder;

  @Test
  void nothing_of_what_came_in_can_be_read_anywhere() throws Exception {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var level = root.getLevel();
    var log = listen(root);
    var shown = new StringBuilder();
    try {
      goodFiles();
      for (var refused : badFiles()) {
        assertThat(refused.state()).isEqualTo(ImportState.FAILED);
        shown.append(refused);
        for (var file : List.of("errors", "errors.csv", "errors.xlsx")) {
          shown.append(answer("/api/imports/%d/%s".formatted(refused.id(), file)));
        }
      }
      shown.append(post("/api/residents/LK1/readings", "{\"purpose\": \"follow_up\"}"));
      shown.append(
          post(
              "/api/residents/emergencies",
              "{\"number\": \"44532219900307063X\", \"reason\": \"夜间急诊，本人昏迷不醒\"}"));
      opened(shown);
    } finally {
      root.detachAppender(log);
      root.setLevel(level);
    }

    assertThat(shown.toString()).contains("bad-identity-number", "too-long", "not-a-choice");
    free(shown.toString(), "shown");
    for (var event : log.list) {
      free(event.getFormattedMessage() + traces(event), "log");
    }
    assertThat(look(new Column("residents.person", "name"), "泄一"))
        .as("what is there is found")
        .isNotEmpty();
    for (var column : columns()) {
      assertThat(look(column, needles())).as("%s.%s", column.table(), column.name()).isEmpty();
    }
  }

  private void goodFiles() throws IOException {
    var one = "LK1,泄一,male,1990-03-07,44532219900307063X,13977712345,郁南县桂花巷七十七号\n";
    done(HEADER + one + "LK2,泄二,female,1991-01-01,,139-7771-2346,桂花巷七十八号\n");
    done(HEADER + one + "LK3,泄三,female,1991-01-01,,,\n");
    done(HEADER + "LK1,泄一,male,1990-03-07,,13977712347,郁南县桂花巷七十八号\n");
    done(HEADER + one.replace("63X", "63x"));
    jdbc.sql("analyze").update();
  }

  private void done(String text) throws IOException {
    assertThat(run(text, StandardCharsets.UTF_8).state()).isEqualTo(ImportState.DONE);
  }

  private List<ImportResult> badFiles() throws IOException {
    var refused = new ArrayList<ImportResult>();
    // wrong values, a rule broken, a row twice, values in each other's columns
    refused.add(
        run(
            HEADER
                + "LK4,泄四,male,1990-03-07,445322199003070550,13977712345,桂花巷七十七号\n"
                + "LK5,泄五,male,1990-03-08,44532219900307063X,,\n"
                + "LK6,泄六,male,1990-03-07,13977712345,桂花巷七十七号桂花巷七十七号桂花巷七十七号桂花巷七十七号桂花巷,\n"
                + "LK7,泄七,郁南县桂花巷七十七号,13977712345,,,\n"
                + "LK8,泄八,44532219900307063X,44532219900307063X,,,\n"
                + "LK9,泄九,male,1990-03-07,,,郁南县"
                + "桂花巷七十七号".repeat(40)
                + "\n",
            StandardCharsets.UTF_8));
    refused.add(
        run(
            HEADER + "LK4,泄四,male,1990-03-07,,13977712345,桂花巷七十七号\n".repeat(2),
            Charset.forName("GB18030")));
    // without a header, and with one of data
    refused.add(
        run(
            "LK1,泄一,男,1990-03-07,44532219900307063X,13977712345,桂花巷七十七号\n",
            StandardCharsets.UTF_8));
    refused.add(
        run(
            "person_no,13977712345,44532219900307063X,郁南县桂花巷七十七号\n1,2,3,4\n",
            StandardCharsets.UTF_8));
    refused.add(run("13977712345;44532219900307063X;桂花巷七十七号\n", StandardCharsets.UTF_8));
    refused.add(
        run(
            HEADER + "LK4,泄四,male,1990-03-07,44532219900307063X,13977712345,\"桂花巷七十七号\n",
            StandardCharsets.UTF_8));
    // what the database itself refuses
    refused.add(
        run(
            HEADER + "LK\u00004,泄四,male,1990-03-07,44532219900307063X,13977712345,桂花巷七十七号\n",
            StandardCharsets.UTF_8));
    return refused;
  }

  private ImportResult run(String text, Charset charset) throws IOException {
    var file = Files.write(Files.createTempFile(folder, "persons", ".csv"), text.getBytes(charset));
    return imports.run(Caller.operator(), "persons", file, Imports.Options.none());
  }

  private String answer(String address) throws Exception {
    var result = mvc.perform(get(address).header("Accept-Language", "en")).andReturn();
    if (result.getRequest().isAsyncStarted()) {
      result.getAsyncResult();
    }
    return address.endsWith(".xlsx")
        ? unpacked(result.getResponse().getContentAsByteArray())
        : result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private String unpacked(byte[] book) throws IOException {
    var file = Files.write(Files.createTempFile(folder, "errors", ".xlsx"), book);
    var text = new StringBuilder();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (var part = zip.getInputStream(entry)) {
          text.append(new String(part.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return text.toString();
  }

  /** Opens, seeks, and asks wrongly; what is answered to an opening alone is in the clear. */
  private void opened(StringBuilder shown) throws Exception {
    post("/api/residents/LK1/personal/phone/opening", "{\"reason\": \"核对联系电话\"}");
    shown.append(post("/api/residents/search", "{\"phone\": \"13977712345\"}"));
    shown.append(post("/api/residents/search", "{\"phone\": 13977712345, \"x\": }"));
    shown.append(post("/api/residents/search", "{\"identityNumber\": \"4453221990030706\"}"));
    shown.append(
        post(
            "/api/residents/search",
            "{\"identityNumber\": \"44532219900307063X\", \"cursor\": \"x\"}"));
  }

  private String post(String address, String body) throws Exception {
    return mvc.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private record Column(String table, String name) {}

  /** Every column of every table, those of the database's own catalogue and statistics included. */
  private List<Column> columns() {
    return jdbc.sql(
            """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table",
                   quote_ident(a.attname) as name
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p', 'm')
               and (n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                    or c.relname in ('pg_statistic', 'pg_description'))
               and has_table_privilege(c.oid, 'select')
            union all
            select 'pg_catalog.pg_stats', unnest(array['most_common_vals', 'histogram_bounds'])
            """)
        .query(Column.class)
        .list();
  }

  private List<String> look(Column column, String... needles) {
    return jdbc.sql(
            """
            select needle from unnest(:needles) needle
             where exists (
               select from %s where strpos(%s::text, needle) > 0)
            """
                .formatted(column.table(), column.name()))
        .param("needles", needles)
        .query(String.class)
        .list();
  }

  /** As text, and as the bytes of a text. */
  private static String[] needles() {
    return SECRETS.stream()
        .flatMap(it -> Stream.of(it, HexFormat.of().formatHex(it.getBytes(StandardCharsets.UTF_8))))
        .toArray(String[]::new);
  }

  private static void free(String text, String where) {
    for (var secret : SECRETS) {
      assertThat(text.contains(secret) || text.toLowerCase(Locale.ROOT).contains(secret))
          .as("%s in %s: %s", secret, where, text)
          .isFalse();
    }
  }

  private static ListAppender<ILoggingEvent> listen(Logger root) {
    var appender = new ListAppender<ILoggingEvent>();
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.INFO); // as the product's own log has it
    return appender;
  }

  private static String traces(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }
}
