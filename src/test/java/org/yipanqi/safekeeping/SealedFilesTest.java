package org.yipanqi.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.kernel.Problem;

class SealedFilesTest {

  private static final int CHUNK = FileKey.CHUNK + FileKey.PROOF;

  @TempDir private Path folder;
  private Keys keys;

  @BeforeEach
  void keys() {
    keys = Keys.in(folder.resolve("keys"));
  }

  @Test
  void what_was_closed_opens_whatever_its_length() throws IOException {
    for (var length :
        new int[] {0, 1, FileKey.CHUNK - 1, FileKey.CHUNK, FileKey.CHUNK + 1, 3 * FileKey.CHUNK}) {
      var text = text(length);
      assertThat(open(close(text, "here"), "here")).isEqualTo(text);
    }
  }

  @Test
  void two_files_of_one_text_have_nothing_in_common_and_neither_shows_it() throws IOException {
    var text = new byte[1000];
    var one = close(text, "here");
    var other = close(text, "here");

    assertThat(Arrays.copyOfRange(one, FileKey.HEAD, one.length))
        .isNotEqualTo(Arrays.copyOfRange(other, FileKey.HEAD, other.length));
    assertThat(Arrays.copyOfRange(one, FileKey.HEAD, FileKey.HEAD + 16))
        .isNotEqualTo(Arrays.copyOfRange(one, FileKey.HEAD + 16, FileKey.HEAD + 32));
  }

  @Test
  void a_changed_byte_anywhere_is_found() throws IOException {
    var sealed = close(text(2 * FileKey.CHUNK + 100), "here");
    var random = new Random(4);
    for (var i = 0; i < 60; i++) {
      var changed = sealed.clone();
      var at = i < FileKey.HEAD ? i : random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> open(changed, "here")).as("byte " + at).isInstanceOf(Problem.class);
    }
  }

  @Test
  void a_file_cut_anywhere_is_found() throws IOException {
    var sealed = close(text(2 * FileKey.CHUNK + 100), "here");
    for (var length :
        new int[] {
          0,
          FileKey.HEAD - 1,
          FileKey.HEAD,
          FileKey.HEAD + 10,
          FileKey.HEAD + CHUNK,
          FileKey.HEAD + 2 * CHUNK,
          sealed.length - 1
        }) {
      refused(Arrays.copyOf(sealed, length), "here");
    }
    refused(Arrays.copyOf(sealed, sealed.length + 1), "here");
  }

  @Test
  void chunks_in_another_order_twice_or_from_another_file_are_found() throws IOException {
    var sealed = close(text(3 * FileKey.CHUNK), "here");
    var other = close(text(3 * FileKey.CHUNK), "here");
    var swapped = sealed.clone();
    System.arraycopy(sealed, FileKey.HEAD, swapped, FileKey.HEAD + CHUNK, CHUNK);
    System.arraycopy(sealed, FileKey.HEAD + CHUNK, swapped, FileKey.HEAD, CHUNK);
    refused(swapped, "here");

    var twice = sealed.clone();
    System.arraycopy(sealed, FileKey.HEAD, twice, FileKey.HEAD + CHUNK, CHUNK);
    refused(twice, "here");

    var mixed = sealed.clone();
    System.arraycopy(other, FileKey.HEAD, mixed, FileKey.HEAD, CHUNK);
    refused(mixed, "here");
  }

  @Test
  void a_file_opens_at_its_own_place_with_its_own_key_only() throws IOException {
    var sealed = close(text(100), "here");
    refused(sealed, "there");

    var others = Keys.in(folder.resolve("others"));
    others.newest(Purpose.BACKUP);
    assertThatThrownBy(() -> read(sealed, others, "here")).hasMessageContaining("NOT_AUTHENTIC");
    assertThatThrownBy(() -> read(sealed, Keys.in(folder.resolve("none")), "here"))
        .hasMessageContaining("KEY_MISSING");

    keys.add(Purpose.BACKUP);
    assertThat(open(sealed, "here")).isEqualTo(text(100));
  }

  @Test
  void nothing_of_a_changed_chunk_is_given_out() throws IOException {
    var sealed = close(text(2 * FileKey.CHUNK), "here");
    sealed[sealed.length - 1] ^= 1;

    try (var in = new SealedInput(new ByteArrayInputStream(sealed), keys, Purpose.BACKUP, "here")) {
      assertThat(in.readNBytes(FileKey.CHUNK))
          .isEqualTo(Arrays.copyOf(text(2 * FileKey.CHUNK), FileKey.CHUNK));
      assertThatThrownBy(in::read).isInstanceOf(Problem.class);
    }
  }

  private void refused(byte[] sealed, String place) {
    assertThatThrownBy(() -> open(sealed, place)).hasMessageContaining("NOT_AUTHENTIC");
  }

  private byte[] close(byte[] text, String place) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sealed = new SealedOutput(out, keys, Purpose.BACKUP, place)) {
      var at = 0;
      for (var step = 1; at < text.length; step = step * 3 % 100_003) {
        var length = Math.min(step, text.length - at);
        sealed.write(text, at, length);
        at += length;
      }
    }
    return out.toByteArray();
  }

  private byte[] open(byte[] sealed, String place) throws IOException {
    return read(sealed, keys, place);
  }

  private static byte[] read(byte[] sealed, Keys keys, String place) throws IOException {
    try (var in = new SealedInput(new ByteArrayInputStream(sealed), keys, Purpose.BACKUP, place)) {
      return in.readAllBytes();
    }
  }

  private static byte[] text(int length) {
    var text = new byte[length];
    new Random(length).nextBytes(text);
    return text;
  }
}
