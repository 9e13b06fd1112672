package org.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.database.TestDatabase;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** Whatever the database's superuser does to the trail is found and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTest {

  private TestDatabase database;
  private TrailBench bench;
  @TempDir private Path elsewhere;

  @BeforeAll
  void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void begin(@TempDir Path folder) {
    bench = TrailBench.empty(database, folder);
  }

  @Test
  void a_change_of_any_field_is_found() {
    var changes =
        List.of(
            "at = at + interval '1 microsecond'",
            "action = 'audit.looked'",
            "subject_kind = 'thin'",
            "subject = null",
            "person = 'P2'",
            "unit = 'H2'",
            "reason = ''",
            "before = '{\"value\": 3}'",
            "after = null",
            "actor = 'someone'",
            "actor_name = 'Someone'",
            "duty = 'REFORM_OFFICER'",
            "acting_unit = 'locale'",
            "request_id = ''",
            "address = '127.0.0.1'",
            "previous = hash",
            "hash = previous",
            // What one field loses another gains.
            "actor = actor || actor_name, actor_name = ''");
    bench.note(changes.size() * 2);

    var expected = new ArrayList<String>();
    for (var at = 0; at < changes.size(); at++) {
      var no = at * 2 + 1;
      bench.tamper("update audit.entry set %s where no = %d".formatted(changes.get(at), no));
      expected.add("changed " + no);
    }

    assertThat(bench.faults()).contains(expected.toArray(String[]::new));
    assertThat(bench.faults())
        .allMatch(it -> it.startsWith("changed ") || it.startsWith("not-as-anchored"));
  }

  @Test
  void entries_taken_out_are_missing() {
    bench.note(9);
    bench.tamper("delete from audit.entry where no in (1, 4, 5)");

    assertThat(bench.faults()).containsExactly("missing 1", "missing 4-5");
  }

  @Test
  void a_gap_that_is_closed_by_renumbering_is_found() {
    bench.note(5);
    bench.tamper(
        """
        delete from audit.entry where no = 2;
        update audit.entry set no = no - 1 where no = 3;
        update audit.entry set no = no - 1 where no = 4;
        update audit.entry set no = no - 1 where no = 5
        """);

    assertThat(bench.faults()).containsExactly("changed 2-4", "cut-off 4-5");
  }

  @Test
  void the_end_cut_off_is_known_to_the_anchors() {
    bench.note(6);
    bench.tamper("delete from audit.entry where no > 3");

    assertThat(bench.faults()).containsExactly("cut-off 3-6");
  }

  @Test
  void the_end_cut_off_with_its_anchors_is_known_to_the_file() {
    bench.note(6);
    bench.tamper("delete from audit.entry where no > 3; delete from audit.anchor where no = 2");

    assertThat(bench.faults()).containsExactly("anchor-missing 2", "cut-off 3-6");
  }

  @Test
  void everything_gone_is_known_to_the_file() {
    bench.note(6);
    bench.tamper("truncate audit.entry, audit.anchor");

    assertThat(bench.faults()).containsExactly("anchor-missing 1-2", "cut-off 0-6");
  }

  @Test
  void an_old_table_brought_back_is_known_to_the_file_also_when_it_grew_on() {
    bench.note(3);
    bench.tamper(
        """
        drop table if exists kept_entry; drop table if exists kept_anchor;
        create table kept_entry as table audit.entry;
        create table kept_anchor as table audit.anchor
        """);
    bench.note(3);
    bench.tamper(
        """
        truncate audit.entry, audit.anchor;
        insert into audit.entry select * from kept_entry;
        insert into audit.anchor select * from kept_anchor
        """);
    assertThat(bench.faults()).containsExactly("anchor-missing 3", "cut-off 3-6");

    // The verification itself was noted as entry 4.
    bench.note(2);
    assertThat(bench.faults()).containsExactly("anchors-differ 3", "not-as-anchored 6");
  }

  @Test
  void entries_put_in_are_found() {
    bench.note(4);
    bench.tamper(
        """
        insert into audit.entry
        select 5, at, action, subject_kind, 'made up', person, unit, reason, before, after, actor,
               actor_name, duty, acting_unit, request_id, address, key_no, hash, hash
          from audit.entry where no = 4
        """);

    assertThat(bench.faults()).containsExactly("changed 5");
  }

  @Test
  void an_entry_that_is_there_twice_is_found() {
    bench.note(4);
    bench.tamper(
        """
        alter table audit.entry drop constraint entry_pkey;
        insert into audit.entry select * from audit.entry where no = 2
        """);
    try {
      assertThat(bench.faults()).containsExactly("duplicate 2");
    } finally {
      bench.tamper("truncate audit.entry; alter table audit.entry add primary key (no)");
    }
  }

  @Test
  void two_that_changed_places_are_found() {
    bench.note(6);
    bench.tamper(
        """
        update audit.entry set no = 100 where no = 3;
        update audit.entry set no = 3 where no = 4;
        update audit.entry set no = 4 where no = 100
        """);

    assertThat(bench.faults()).containsExactly("changed 3-4");
  }

  @Test
  void a_chain_made_anew_with_another_key_is_found() {
    bench.note(5);
    var keys = Keys.in(elsewhere);
    keys.add(Purpose.AUDIT);
    var foreign = new ChainProof(new Digests(keys, Purpose.AUDIT));
    var previous = bench.entries().get(1).hash();
    for (var old : bench.entries().subList(2, 5)) {
      var bare = old.placed(old.no(), old.keyNo(), previous);
      var made = bare.provedBy(foreign.of(bare));
      bench.tamper(
          """
          update audit.entry set reason = reason, previous = '\\x%s', hash = '\\x%s' where no = %d
          """
              .formatted(made.previous(), made.hash(), made.no()));
      previous = made.hash();
    }

    assertThat(bench.faults()).containsExactly("changed 3-5", "not-as-anchored 5");
  }

  @Test
  void a_genuine_stretch_from_another_course_is_found() {
    bench.note(3);
    bench.tamper(
        """
        drop table if exists kept_entry;
        create table kept_entry as table audit.entry
        """);
    bench.tamper("truncate audit.entry, audit.anchor");
    bench.clock.goOn(java.time.Duration.ofMinutes(1));
    bench.note(3);
    bench.tamper(
        """
        delete from audit.entry where no = 2;
        insert into audit.entry select * from kept_entry where no = 2
        """);

    assertThat(bench.faults()).contains("unlinked 2-3");
  }

  @Test
  void an_anchor_that_was_changed_or_taken_out_is_found() {
    bench.note(2);
    bench.note(2);
    bench.note(2);
    bench.tamper("update audit.anchor set entry_no = 3 where no = 2");
    assertThat(bench.faults()).containsExactly("anchor-changed 2");

    bench.tamper("delete from audit.anchor where no = 2");
    assertThat(bench.faults()).containsExactly("anchor-missing 2");
  }

  @Test
  void an_anchor_of_the_file_that_was_changed_or_taken_out_is_found() throws IOException {
    bench.note(2);
    bench.note(2);
    bench.note(2);
    var lines = Files.readAllLines(bench.file.path());
    bench.tamperWithFile("\n2 2026-11-26 ", "\n2 2026-11-25 ");
    assertThat(bench.faults()).containsExactly("file-anchor-changed 2");
    Files.writeString(
        bench.file.path(), String.join("\n", lines).replaceAll(" 1 (\\w+)$", " 7 $1") + "\n");
    assertThat(bench.faults()).containsExactly("anchor-key-missing 4");

    Files.write(bench.file.path(), List.of(lines.get(0), lines.get(1), lines.get(3), "scribble"));
    assertThat(bench.faults()).containsExactly("file-unreadable 4", "file-anchor-missing 2");

    Files.delete(bench.file.path());
    assertThat(bench.faults()).containsExactly("file-missing 1-4");
    bench.anchors.now();
    assertThat(bench.faults()).isEmpty();
  }

  @Test
  void what_came_back_from_a_backup_is_looked_at_by_itself_and_left_as_it_is() throws IOException {
    bench.note(3);
    var check = new TrailAfterRestore(bench.verifications);
    bench.tamperWithFile(" 3 ", " 9 ");
    var file = Files.readString(bench.file.path());

    assertThat(check.findings()).isEmpty();
    assertThat(bench.entries()).hasSize(3);
    assertThat(Files.readString(bench.file.path())).isEqualTo(file);

    bench.tamper("update audit.entry set reason = 'x' where no = 2");
    bench.tamper("delete from audit.entry where no = 3");
    assertThat(check.findings()).hasSize(2);
  }

  @Test
  void a_key_changed_in_between_verifies_and_a_missing_one_is_named() throws IOException {
    bench.note(2);
    bench.keys.add(Purpose.AUDIT);
    bench.note(2);
    assertThat(bench.entries()).extracting(ChainEntry::keyNo).containsExactly(1, 1, 2, 2);
    assertThat(bench.faults()).isEmpty();

    Files.delete(bench.keys.folder().resolve("audit-0002.key"));
    var check =
        new ChainCheck(new ChainProof(new Digests(Keys.in(bench.keys.folder()), Purpose.AUDIT)));
    bench.entries().forEach(check::take);

    assertThat(check.result().faults())
        .containsExactly(new Fault(Fault.Kind.KEY_MISSING, 3, 5, 2L));
  }

  @Test
  void whoever_holds_only_an_older_key_is_found() {
    bench.note(2);
    bench.keys.add(Purpose.AUDIT);
    bench.note(2);
    var last = bench.entries().getLast();
    var hash = bench.proof.of(last.placed(4, 1, last.previous()));
    bench.tamper(
        """
        update audit.entry set key_no = 1, hash = '\\x%s' where no = 4
        """
            .formatted(hash));

    assertThat(bench.faults()).containsExactly("older-key 4", "not-as-anchored 4");
  }
}
