package org.yipanqi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yipanqi.backup.Manifest.Kind;
import org.yipanqi.database.DatabaseSettings;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;

/** What a backup folder holds, and refuses to hand out. No server is needed for that. */
class StoreTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-26T12:00:00+08:00");
  private static final Progress QUIET = (_, _) -> {};

  @TempDir private Path folder;
  private Keys keys;

  @BeforeEach
  void keys() {
    keys = Keys.in(folder.resolve("keys"));
    keys.newest(Purpose.PERSONAL);
    keys.newest(Purpose.BACKUP);
  }

  @Test
  void a_changed_cut_missing_or_exchanged_file_is_refused_before_anything_is_written()
      throws IOException {
    var part = Path.of("cluster.sealed");
    refusedAfter("NOT_INTACT", whole -> flip(whole.folder().resolve(part), 5_000));
    refusedAfter("NOT_INTACT", whole -> cut(whole.folder().resolve(part)));
    refusedAfter("NOT_INTACT", whole -> Files.delete(whole.folder().resolve(part)));
    refusedAfter(
        "NOT_INTACT",
        whole -> {
          var other = make(store(), Kind.BASE, NOON.plusDays(1), "1");
          Files.delete(whole.folder().resolve(part));
          Files.copy(other.folder().resolve(part), whole.folder().resolve(part));
        });
    refusedAfter(
        "NOT_INTACT",
        whole -> { // a whole chunk with its neighbour
          var file = whole.folder().resolve(part);
          var bytes = Files.readAllBytes(file);
          var chunk = 64 * 1024 + 16;
          var first = Arrays.copyOfRange(bytes, 26, 26 + chunk);
          System.arraycopy(bytes, 26 + chunk, bytes, 26, chunk);
          System.arraycopy(first, 0, bytes, 26 + chunk, chunk);
          Files.write(file, bytes);
        });
  }

  @Test
  void a_manifest_that_was_changed_or_is_another_keys_is_refused() throws IOException {
    refusedAfter("NOT_AUTHENTIC", whole -> flip(whole.folder().resolve(Store.MANIFEST), 60));
    refusedAfter(
        "NOT_AUTHENTIC",
        _ -> {
          var key = keys.folder().resolve("backup-0001.key");
          Files.writeString(key, "00112233445566778899aabbccddeeff\n");
          keys = Keys.in(folder.resolve("keys"));
        });
    Disk.delete(keys.folder());
    keys();
    refusedAfter(
        "KEY_MISSING",
        _ -> {
          Disk.delete(keys.folder());
          keys = Keys.in(folder.resolve("keys"));
        });
  }

  @Test
  void keys_that_the_data_need_must_be_there_and_be_the_same() throws IOException {
    refusedAfter(
        "personal 1",
        _ -> {
          Files.writeString(
              keys.folder().resolve("personal-0001.key"), "00112233445566778899aabbccddeeff\n");
          keys = Keys.in(folder.resolve("keys"));
        });
    Disk.delete(keys.folder());
    keys();
    refusedAfter(
        "personal 1",
        _ -> {
          Files.delete(keys.folder().resolve("personal-0001.key"));
          keys = Keys.in(folder.resolve("keys"));
        });
  }

  @Test
  void a_place_with_data_is_refused_and_named() throws IOException {
    var whole = make(store(), Kind.BASE, NOON, "1");
    var taken = Files.createDirectories(folder.resolve("taken"));
    Files.createDirectories(taken.resolve("postgresql-18"));

    assertThatThrownBy(() -> restore(whole, taken))
        .hasMessageContaining("PLACE_TAKEN")
        .hasMessageContaining("taken")
        .hasMessageContaining("postgresql-18");
    assertThat(taken.resolve("postgresql-18")).isEmptyDirectory();
  }

  @Test
  void a_full_disk_is_said_and_leaves_nothing_behind() throws IOException {
    Disk full =
        file -> {
          var real = Disk.real().create(file);
          return new OutputStream() {
            private long left = 100_000;

            @Override
            public void write(int one) throws IOException {
              write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              left -= length;
              if (left < 0) {
                throw new IOException("No space left on device");
              }
              real.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
              real.close();
            }
          };
        };

    assertThatThrownBy(() -> make(new Store(backups(), keys, full), Kind.BASE, NOON, "1"))
        .hasMessageContaining("NO_ROOM")
        .hasMessageContaining("backups");
    assertThat(store().whole()).isEmpty();
    assertThat(backups()).isDirectoryNotContaining("glob:**/{2,.}*");
  }

  @Test
  void what_a_killed_backup_left_looks_whole_to_nobody_and_goes_with_the_next() throws IOException {
    var left = Files.createDirectories(backups().resolve(".unfinished-20261126-110000-base"));
    Files.write(left.resolve("cluster.sealed"), new byte[100]);
    var noManifest = Files.createDirectories(backups().resolve("20261126-110000-base"));
    Files.write(noManifest.resolve("cluster.sealed"), new byte[100]);

    assertThat(store().whole()).isEmpty();
    assertThatThrownBy(() -> choose(null)).hasMessageContaining("NO_BACKUP");

    make(store(), Kind.BASE, NOON, "1");
    assertThat(left).doesNotExist();
    assertThat(noManifest).exists(); // not ours to judge
    assertThat(store().whole()).hasSize(1);
  }

  @Test
  void two_backups_at_once_are_refused() throws IOException {
    Files.createDirectories(backups());
    try (var channel =
            FileChannel.open(
                backups().resolve("backup.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      assertThatThrownBy(() -> make(store(), Kind.BASE, NOON, "1")).hasMessageContaining("BUSY");
    }
  }

  @Test
  void the_backup_to_begin_from_ended_before_the_moment() throws IOException {
    var first = make(store(), Kind.BASE, NOON, "1");
    var second = make(store(), Kind.BASE, NOON.plusHours(1), "1");
    make(store(), Kind.ROWS, NOON.plusHours(2), null);

    assertThat(choose(NOON.plusMinutes(59)).folder()).isEqualTo(first.folder());
    assertThat(choose(NOON.plusHours(3)).folder()).isEqualTo(second.folder());
    assertThatThrownBy(() -> choose(NOON.minusMinutes(1))).hasMessageContaining("NO_BACKUP");
    assertThat(choose(null).manifest().kind()).isEqualTo(Kind.ROWS);
  }

  @Test
  void backups_of_rows_hold_no_other_moments() throws IOException {
    make(store(), Kind.ROWS, NOON, null);

    assertThatThrownBy(() -> choose(NOON.plusHours(1))).hasMessageContaining("NO_MOMENTS");
  }

  @Test
  void older_backups_and_the_pieces_only_they_needed_go_and_nothing_else() throws IOException {
    for (var day = 0; day < 4; day++) {
      make(store(), Kind.BASE, NOON.plus(Duration.ofDays(day)), "0" + day);
    }
    make(store(), Kind.ROWS, NOON, null);
    var archive = new Archive(store(), "77");
    for (var piece : List.of(piece(0), piece(1), piece(2), piece(3), piece(9))) {
      var file = Files.write(folder.resolve(piece), new byte[16]);
      assertThat(archive.take(file)).isTrue();
    }
    var foreign = Files.writeString(backups().resolve("notes.txt"), "kept");

    var retention = Backups.in(backups(), keys, Clock.systemUTC()).retention(2);
    assertThat(retention.backups()).hasSize(2);
    assertThat(retention.pieces()).isEqualTo(2);
    assertThat(store().whole()).hasSize(5); // so far only shown

    retention.apply(_ -> {});
    assertThat(store().whole().stream().map(w -> w.manifest().name()))
        .containsExactly("20261126-120000-rows", "20261128-120000-base", "20261129-120000-base");
    assertThat(archive.names()).containsExactly(piece(2), piece(3), piece(9));
    assertThat(foreign).exists();
  }

  @Test
  void a_piece_is_never_replaced_by_another_one() throws IOException {
    var archive = new Archive(store(), "77");
    var file = folder.resolve(piece(1));
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(archive.take(file)).isTrue();
    assertThat(archive.take(file)).isTrue();

    Files.write(file, new byte[] {1, 2, 4});
    assertThat(archive.take(file)).isFalse();
    try (var in = archive.open(piece(1))) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
  }

  private interface Harm {
    void to(Whole whole) throws IOException;
  }

  private void refusedAfter(String reason, Harm harm) throws IOException {
    Disk.delete(backups());
    make(store(), Kind.BASE, NOON, "1");
    harm.to(store().whole().getFirst());
    var place = folder.resolve("place");

    assertThatThrownBy(() -> restore(choose(NOON.plusHours(1)), place))
        .hasMessageContaining(reason);
    assertThat(place).doesNotExist();
  }

  private Whole choose(@Nullable OffsetDateTime moment) {
    return Backups.in(backups(), keys, Clock.systemUTC()).choose(moment, false);
  }

  private void restore(Whole whole, Path place) {
    Backups.in(backups(), keys, Clock.systemUTC())
        .restore(
            whole,
            DatabaseSettings.ofThisProcess().embeddedIn(place),
            null,
            false,
            new Backups.Watcher() {
              @Override
              public Progress proving() {
                return QUIET;
              }

              @Override
              public Progress restoring() {
                return QUIET;
              }
            });
  }

  /** A backup of something that no server ever was. */
  private Whole make(Store store, Kind kind, OffsetDateTime at, @Nullable String piece) {
    return store.make(
        kind,
        at,
        to -> {
          var bytes = new byte[200_000];
          new Random(at.toEpochSecond()).nextBytes(bytes);
          var part = to.part("cluster");
          try (part) {
            part.write(bytes);
          }
          var log = piece == null ? null : piece(Integer.parseInt(piece));
          return new Manifest(
              Manifest.LAYOUT,
              kind,
              to.name(),
              "test",
              "18",
              at,
              at,
              piece == null ? null : "77",
              log,
              log,
              List.of(),
              List.of(),
              List.of(),
              List.of(part.told()),
              Whole.proofs(keys),
              true);
        });
  }

  private static String piece(int number) {
    return "0000000100000000%08X".formatted(number);
  }

  private static void flip(Path file, int at) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private static void cut(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
  }

  private Store store() {
    return new Store(backups(), keys, Disk.real());
  }

  private Path backups() {
    return folder.resolve("backups");
  }
}
