package org.yipanqi.safekeeping;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yipanqi.kernel.SecretFile;

/**
 * The keys of a folder: one file a key, 32 hexadecimal digits, readable by its owner alone. The
 * newest of a purpose closes; older ones open what was closed with them.
 *
 * <p>A purpose without a key gets one when it is first needed.
 */
public final class Keys {

  /** 128 bits, as SM4 has them. */
  static final int BYTES = 16;

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Pattern KEY_FILE =
      Pattern.compile(
          "(%s)-(\\d{4,5})\\.key"
              .formatted(
                  Arrays.stream(Purpose.values())
                      .map(purpose -> purpose.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining("|"))));

  private final Path folder;
  private final Map<Purpose, NavigableMap<Integer, byte[]>> keys = new EnumMap<>(Purpose.class);
  private final SecureRandom random = new SecureRandom();

  private Keys(Path folder) {
    this.folder = folder;
    for (var purpose : Purpose.values()) {
      keys.put(purpose, new ConcurrentSkipListMap<>());
    }
  }

  /** The keys of a folder, which is made when it is not there. */
  public static Keys in(Path folder) {
    try {
      Files.createDirectories(folder);
      if (posix(folder) && isEmpty(folder)) {
        Files.setPosixFilePermissions(folder, OWNER_FOLDER);
      }
      var read = new Keys(folder);
      read.refresh();
      return read;
    } catch (IOException e) {
      throw SafekeepingProblem.KEYS_UNUSABLE.because(folder, String.valueOf(e.getMessage()));
    }
  }

  public Path folder() {
    return folder;
  }

  /** The number of the key that closes now: also one that another process made meanwhile. */
  public int newest(Purpose purpose) {
    var of = of(purpose);
    if (of.isEmpty() || Files.exists(file(purpose, of.lastKey() + 1))) {
      synchronized (this) {
        readAgain();
        return of.isEmpty() ? add(purpose) : of.lastKey();
      }
    }
    return of.lastKey();
  }

  /** Where a key lies, or would lie. */
  public Path file(Purpose purpose, int no) {
    return folder.resolve(purpose.fileName(no));
  }

  /** The numbers of a purpose's keys, oldest first. */
  public List<Integer> numbers(Purpose purpose) {
    return List.copyOf(of(purpose).keySet());
  }

  /**
   * Makes a key that closes from now on.
   *
   * @return its number
   */
  public synchronized int add(Purpose purpose) {
    var of = of(purpose);
    try {
      while (true) {
        refresh();
        var no = of.isEmpty() ? 1 : of.lastKey() + 1;
        var key = new byte[BYTES];
        random.nextBytes(key);
        if (write(file(purpose, no), key)) {
          of.put(no, key);
          return no;
        }
      }
    } catch (IOException e) {
      throw SafekeepingProblem.KEYS_UNUSABLE.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** A key by its number; one that another process made meanwhile is read from the folder. */
  byte[] key(Purpose purpose, int no) {
    var key = of(purpose).get(no);
    if (key == null) {
      readAgain();
      key = of(purpose).get(no);
    }
    if (key == null) {
      throw SafekeepingProblem.KEY_MISSING.because(file(purpose, no));
    }
    return key;
  }

  private NavigableMap<Integer, byte[]> of(Purpose purpose) {
    return java.util.Objects.requireNonNull(keys.get(purpose));
  }

  private void readAgain() {
    try {
      refresh();
    } catch (IOException e) {
      throw SafekeepingProblem.KEYS_UNUSABLE.because(folder, String.valueOf(e.getMessage()));
    }
  }

  /** Numbers may be missing: old keys that nothing needs any more are taken away. */
  private void refresh() throws IOException {
    for (var file : list()) {
      var name = KEY_FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        var purpose = Purpose.valueOf(name.group(1).toUpperCase(Locale.ROOT));
        var no = Integer.parseInt(name.group(2));
        if (!of(purpose).containsKey(no)) {
          of(purpose).put(no, read(file));
        }
      }
    }
  }

  private List<Path> list() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] read(Path file) throws IOException {
    var exposed = SecretFile.exposure(file);
    if (exposed.isPresent()) {
      throw SafekeepingProblem.KEY_EXPOSED.because(file, exposed.get());
    }
    try {
      var key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw SafekeepingProblem.KEY_DAMAGED.because(file);
    }
    throw SafekeepingProblem.KEY_DAMAGED.because(file);
  }

  /** Whole or not at all; false when another process made the same number first. */
  private boolean write(Path file, byte[] key) throws IOException {
    var fresh = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    Files.createFile(fresh);
    if (posix(fresh)) {
      Files.setPosixFilePermissions(fresh, OWNER);
    }
    Files.writeString(
        fresh,
        HexFormat.of().formatHex(key) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    try {
      Files.createLink(file, fresh);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static boolean posix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
