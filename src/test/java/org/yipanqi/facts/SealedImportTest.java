package org.yipanqi.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.yipanqi.access.Caller;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** Columns that are closed on the way in, and opened, compared, found and renewed afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedImportTest {

  private static final String HEADER = "person_no,name,sex,birth_date,id_no,phone,address\n";
  private static final String ONE =
      HEADER + "N1,甲,male,1990-03-07,44532219900307039x,138 0013 8000,连滩镇东坝村1号\n";
  private static final ImportFormat PERSONS = FactCatalogue.load().format("persons").orElseThrow();

  private Path folder;
  private Keys keys;
  private ImportBench bench;

  @BeforeAll
  void open(@TempDir Path temporary) {
    folder = temporary;
    keys = Keys.in(folder.resolve("keys"));
    bench = new ImportBench(keys);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @BeforeEach
  void forget() {
    bench.jdbc.sql("truncate residents.person cascade").update();
    bench.forgetRecords();
  }

  @Test
  void a_value_is_closed_and_opens_in_its_row_and_column_only() {
    bench.taken("persons", ONE + "N2,乙,female,1991-01-01,,13900139000,\n");

    assertThat(opened("N1"))
        .containsExactly(
            Map.entry("address", "连滩镇东坝村1号"),
            Map.entry("id_no", "44532219900307039X"),
            Map.entry("phone", "138 0013 8000"));
    assertThat(opened("N2")).containsExactly(Map.entry("phone", "13900139000"));
    assertThatThrownBy(() -> bench.values.open(column("phone"), "N2", stored("phone", "N1")))
        .hasMessageContaining("NOT_AUTHENTIC");
    assertThatThrownBy(() -> bench.values.open(column("id_no"), "N1", stored("phone", "N1")))
        .hasMessageContaining("NOT_AUTHENTIC");
  }

  @Test
  void equal_values_in_another_file_are_unchanged_also_after_a_new_key() {
    bench.taken("persons", ONE);

    var again = bench.taken("persons", ONE + "N2,乙,female,1991-01-01,,,\n");
    keys.add(Purpose.LOOKUP);
    keys.add(Purpose.PERSONAL);
    var later = bench.taken("persons", ONE + "N3,丙,female,1991-01-01,,,\n");

    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.inserted()).isEqualTo(1);
    assertThat(later.unchanged()).isEqualTo(1);
    assertThat(later.corrected()).isZero();
    assertThat(bench.count("facts.superseded")).isZero();
  }

  @Test
  void a_changed_value_is_a_correction_and_the_older_one_stays_closed_and_opens() {
    bench.taken("persons", ONE);

    var correction = bench.taken("persons", ONE.replace("138 0013 8000", "13800138000"));
    var removal = bench.taken("persons", ONE.replace("138 0013 8000", ""));
    bench.taken("persons", ONE.replace("东坝村1号", "东坝村2号"));

    assertThat(correction.corrected()).isEqualTo(1);
    assertThat(removal.corrected()).isEqualTo(1);
    assertThat(opened("N1")).containsEntry("address", "连滩镇东坝村2号");
    assertThat(olderPhone(1)).isEqualTo("138 0013 8000");
    assertThat(olderPhone(2)).isEqualTo("13800138000");
  }

  @Test
  void rules_between_fields_still_hold_and_wrong_values_are_told_masked() {
    var result =
        bench.run(
            "persons",
            HEADER
                + "N1,甲,female,1990-03-08,44532219900307039X,,\n"
                + "N2,乙,male,1990-03-07,,13800138000 13800138001 13800138002,\n"
                + "N3,丙,连滩镇东坝村委会3号,1990-03-07,,,\n"
                + "44532219900307039X,丁,male,1990-03-07,44532219900307039X,,\n");

    assertThat(result.errors())
        .extracting(it -> it.row() + " " + it.column() + " " + it.value() + " " + it.code())
        .containsExactly(
            "2 id_no 4453**********039X id-no-birth-date",
            "2 id_no 4453**********039X id-no-sex",
            "3 phone 1380********************8002 too-long",
            "4 sex 连滩镇**** not-a-choice",
            "5 person_no 4453**********039X person-no-is-id-no");
  }

  @Test
  void values_are_renewed_while_imports_come_in_and_an_interruption_is_gone_on_with() {
    var many = new StringBuilder(HEADER);
    for (var i = 0; i < 1_200; i++) {
      many.append("M%04d,某,male,1990-03-07,,1380013%04d,东坝村%d号\n".formatted(i, i, i));
    }
    bench.taken("persons", many.toString());
    bench.taken("persons", HEADER + "M0000,某,male,1990-03-07,,13800139999,东坝村0号\n");
    keys.add(Purpose.PERSONAL);
    keys.add(Purpose.LOOKUP);

    assertThatThrownBy(() ->
            bench
                .resealing()
                .run(
                    Caller.operator(),
                    step -> {
                      if (step.done() == 500) {
                        throw new IllegalStateException("power cut");
                      }
                    }))
        .hasMessage("power cut");

    assertThat(keysInUse()).as("two keys at once").hasSize(2);
    assertThat(opened("M0000")).containsEntry("phone", "13800139999");
    assertThat(opened("M1199")).containsEntry("phone", "13800131199");
    assertThat(found("13800131199")).containsExactly("M1199");

    var steps = new TreeMap<Long, Long>();
    var outcome =
        bench
            .resealing()
            .run(
                Caller.operator(),
                step -> {
                  steps.put(step.done(), step.total());
                  var no = steps.size();
                  bench.taken(
                      "persons",
                      HEADER + "M1%03d,某,male,1990-03-07,,1390013%04d,\n".formatted(no, no));
                });

    assertThat(steps.firstEntry()).isEqualTo(Map.entry(0L, 701L));
    assertThat(outcome.renewed())
        .as("of rows imported meanwhile the older version, which was closed before")
        .isEqualTo(701);
    assertThat(outcome.unreadable()).isZero();
    assertThat(keysInUse()).containsOnlyKeys(keys.newest(Purpose.PERSONAL));
    assertThat(bench.resealing().uses(Caller.operator(), Purpose.LOOKUP))
        .containsOnlyKeys(keys.newest(Purpose.LOOKUP));
    assertThat(olderPhone("M0000", 1)).isEqualTo("13800130000");
    assertThat(opened("M1001")).containsOnly(Map.entry("phone", "13900130001"));
    assertThat(found("+86 139-0013-0001")).containsExactly("M1001");
    assertThat(bench.taken("persons", many.toString().replace("M0000", "M9999")).unchanged())
        .as("equal under new keys")
        .isGreaterThan(1_100);
  }

  @Test
  void a_row_changed_without_the_keys_is_counted_and_left() {
    bench.taken("persons", ONE + "N2,乙,male,1991-01-01,,13900139000,\n");
    bench
        .jdbc
        .sql(
            "update residents.person set phone = (select phone from residents.person"
                + " where person_no = 'N1') where person_no = 'N2'")
        .update();
    keys.add(Purpose.PERSONAL);

    var outcome = bench.resealing().run(Caller.operator(), _ -> {});

    assertThat(outcome).isEqualTo(new Resealing.Outcome(1, 1));
    assertThat(keysInUse()).hasSize(2);
  }

  @Test
  void a_missing_key_is_named_by_its_file() throws Exception {
    var own = Keys.in(folder.resolve("lost"));
    try (var other = new ImportBench(own)) {
      other.taken("persons", ONE);
      var closed = bytes(other, "phone", "N1");
      Files.delete(own.file(Purpose.PERSONAL, 1));
      own.add(Purpose.LOOKUP);
      var values = new SealedValues(Keys.in(folder.resolve("lost")));

      assertThatThrownBy(() -> values.open(column("phone"), "N1", closed))
          .hasMessageContaining("KEY_MISSING")
          .hasMessageContaining("personal-0001.key");
    }
  }

  @Test
  void other_keys_under_the_same_numbers_are_refused_and_needless_ones_may_go() throws Exception {
    var own = Keys.in(folder.resolve("own"));
    try (var other = new ImportBench(own)) {
      other.taken("persons", ONE);
      own.add(Purpose.PERSONAL);
      own.add(Purpose.LOOKUP);
      other.resealing().run(Caller.operator(), _ -> {});
      Files.delete(own.file(Purpose.PERSONAL, 1));
      Files.delete(own.file(Purpose.LOOKUP, 1));
      var template = new JdbcTemplate(other.database.dataSource());

      new SealedValues(Keys.in(folder.resolve("own"))).checkKeys(template);
      assertThatThrownBy(
              () -> new SealedValues(Keys.in(folder.resolve("empty"))).checkKeys(template))
          .hasMessageContaining("KEY_MISSING")
          .hasMessageContaining("lookup-0002.key");
      var foreign = Keys.in(folder.resolve("foreign"));
      for (var i = 0; i < 2; i++) {
        foreign.add(Purpose.PERSONAL);
        foreign.add(Purpose.LOOKUP);
      }
      assertThatThrownBy(() -> new SealedValues(foreign).checkKeys(template))
          .hasMessageContaining("KEY_FOREIGN");
      var refused = other.with(foreign).run("persons", ONE.replace("N1", "N2"));
      assertThat(refused.state()).isEqualTo(ImportState.FAILED);
      assertThat(String.valueOf(refused.message())).contains("is not the one");
      assertThat(other.count("residents.person")).isEqualTo(1);
    }
  }

  private Map<Integer, Long> keysInUse() {
    return bench.resealing().uses(Caller.operator(), Purpose.PERSONAL);
  }

  private static SealedColumn column(String code) {
    return PERSONS.sealedColumns().stream()
        .filter(it -> it.closed().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> opened(String personNo) {
    var opened = new TreeMap<String, String>();
    for (var column : PERSONS.sealedColumns()) {
      var closed = stored(column.closed(), personNo);
      if (closed != null) {
        opened.put(column.closed(), bench.values.open(column, personNo, closed));
      }
    }
    return opened;
  }

  private byte[] stored(String column, String personNo) {
    return bytes(bench, column, personNo);
  }

  private static byte[] bytes(ImportBench bench, String column, String personNo) {
    return bench
        .jdbc
        .sql("select %s from residents.person where person_no = :no".formatted(column))
        .param("no", personNo)
        .query((row, _) -> java.util.Optional.ofNullable(row.getBytes(1)))
        .single()
        .orElse(null);
  }

  private java.util.List<String> found(String phone) {
    return bench
        .jdbc
        .sql("select person_no from residents.person where phone_digest in (:digests)")
        .param("digests", bench.values.digests(column("phone"), phone))
        .query(String.class)
        .list();
  }

  private String olderPhone(int version) {
    return olderPhone("N1", version);
  }

  private String olderPhone(String personNo, int version) {
    var text =
        bench
            .jdbc
            .sql(
                """
                select "row" ->> 'phone' from facts.superseded
                 where format = 'persons' and source_no = :no and version = :version
                """)
            .param("no", personNo)
            .param("version", version)
            .query(String.class)
            .single();
    return bench.values.open(column("phone"), personNo, SealedVersions.bytes(text));
  }
}
