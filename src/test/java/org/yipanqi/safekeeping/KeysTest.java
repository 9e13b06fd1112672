package org.yipanqi.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

  @TempDir private Path folder;

  @Test
  void a_purpose_gets_its_key_when_it_is_first_needed_and_keeps_it() {
    var keys = Keys.in(folder.resolve("keys"));

    assertThat(keys.numbers(Purpose.PERSONAL)).isEmpty();
    assertThat(keys.newest(Purpose.PERSONAL)).isEqualTo(1);

    var again = Keys.in(folder.resolve("keys"));
    assertThat(again.newest(Purpose.PERSONAL)).isEqualTo(1);
    assertThat(again.key(Purpose.PERSONAL, 1)).isEqualTo(keys.key(Purpose.PERSONAL, 1));
    assertThat(again.key(Purpose.LOOKUP, again.newest(Purpose.LOOKUP)))
        .isNotEqualTo(again.key(Purpose.PERSONAL, 1));
  }

  @Test
  void a_key_is_for_its_owner_alone() throws IOException {
    var keys = Keys.in(folder.resolve("keys"));
    keys.newest(Purpose.AUDIT);
    var file = keys.folder().resolve("audit-0001.key");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.folder())))
        .isEqualTo("rwx------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Keys.in(keys.folder()))
        .hasMessageContaining("KEY_EXPOSED")
        .hasMessageContaining("rw-r-----");
  }

  @Test
  void a_new_key_closes_and_the_old_one_still_opens() {
    var keys = Keys.in(folder);
    var seal = new Seal(keys, Purpose.PERSONAL);
    var old = seal.close("445322199001011234", "id_no");

    assertThat(keys.add(Purpose.PERSONAL)).isEqualTo(2);
    var young = seal.close("445322199001011234", "id_no");

    assertThat(Seal.keyOf(old)).isEqualTo(1);
    assertThat(Seal.keyOf(young)).isEqualTo(2);
    assertThat(seal.open(old, "id_no")).isEqualTo(seal.open(young, "id_no"));
  }

  @Test
  void a_key_that_another_process_made_is_found() {
    var here = Keys.in(folder);
    var there = Keys.in(folder);
    here.newest(Purpose.PERSONAL);
    var closed = new Seal(here, Purpose.PERSONAL).close("电话", "phone");

    assertThat(new Seal(there, Purpose.PERSONAL).open(closed, "phone")).isEqualTo("电话");
    assertThat(there.add(Purpose.PERSONAL)).isEqualTo(2);
    assertThat(here.add(Purpose.PERSONAL)).isEqualTo(3);
  }

  @Test
  void a_missing_or_damaged_key_is_named() throws IOException {
    var keys = Keys.in(folder);
    var closed = new Seal(keys, Purpose.PERSONAL).close("x", "phone");
    var file = folder.resolve("personal-0001.key");
    Files.writeString(file, "no key\n");

    assertThatThrownBy(() -> Keys.in(folder))
        .hasMessageContaining("KEY_DAMAGED")
        .hasMessageContaining(file.toString());

    Files.delete(file);
    assertThatThrownBy(() -> new Seal(Keys.in(folder), Purpose.PERSONAL).open(closed, "phone"))
        .hasMessageContaining("KEY_MISSING");
  }

  @Test
  void every_sealing_of_the_same_text_is_another() {
    var seal = new Seal(Keys.in(folder), Purpose.PERSONAL);
    var seen = new HashSet<String>();
    for (var i = 0; i < 100; i++) {
      seen.add(java.util.HexFormat.of().formatHex(seal.close("13800000000", "phone")));
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void what_was_changed_or_belongs_elsewhere_does_not_open() {
    var seal = new Seal(Keys.in(folder), Purpose.PERSONAL);
    var closed = seal.close("13800000000", "phone of 7");

    assertThatThrownBy(() -> seal.open(closed, "phone of 8")).hasMessageContaining("NOT_AUTHENTIC");
    for (var i = 0; i < closed.length; i++) {
      var changed = closed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> seal.open(changed, "phone of 7"))
          .isInstanceOf(RuntimeException.class);
    }
    assertThatThrownBy(() -> seal.open(new byte[] {1, 2, 3}, "phone of 7"))
        .hasMessageContaining("NOT_AUTHENTIC");
  }
}
