package org.yipanqi.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yipanqi.backup.Manifest.KeyProof;
import org.yipanqi.safekeeping.Digests;
import org.yipanqi.safekeeping.Keys;
import org.yipanqi.safekeeping.Purpose;
import org.yipanqi.safekeeping.RunningDigest;

/** A backup that was finished. */
public final class Whole {

  private static final byte[] KNOWN_TEXT = {'p', 'r', 'o', 'o', 'f'};
  private static final int PROOF_BYTES = 8;
  private static final int BUFFER = 256 * 1024;

  private final Path folder;
  private final Keys keys;
  private final Manifest manifest;

  private Whole(Path folder, Keys keys, Manifest manifest) {
    this.folder = folder;
    this.keys = keys;
    this.manifest = manifest;
  }

  /** Reads the manifest, which proves by itself that nobody changed it. */
  static Whole in(Path folder, Keys keys) {
    var file = folder.resolve(Store.MANIFEST);
    try (var in = SealedPart.read(file, keys, Store.MANIFEST)) {
      var manifest = Manifest.read(in.readAllBytes());
      if (!manifest.complete() || manifest.layout() != Manifest.LAYOUT) {
        throw BackupProblem.NOT_INTACT.because(file);
      }
      return new Whole(folder, keys, manifest);
    } catch (IOException e) {
      throw Disk.problem(folder, e);
    }
  }

  public Path folder() {
    return folder;
  }

  public Manifest manifest() {
    return manifest;
  }

  InputStream open(String part, Pace pace) throws IOException {
    var file = part + SealedPart.ENDING;
    return SealedPart.read(folder.resolve(file), keys, Store.place(manifest.name(), file), pace);
  }

  /** Compares every file with the digest that was taken of it, and the keys with those of then. */
  void refuseUnlessIntact(Progress progress) {
    refuseOtherKeys();
    var pace = new Pace(progress, manifest.bytes());
    for (var part : manifest.parts()) {
      var file = folder.resolve(part.file());
      try {
        if (!Files.exists(file)
            || Files.size(file) != part.bytes()
            || !digest(file, pace).equals(part.digest())) {
          throw BackupProblem.NOT_INTACT.because(file);
        }
      } catch (IOException e) {
        throw Disk.problem(file, e);
      }
    }
  }

  private void refuseOtherKeys() {
    var there = proofs(keys);
    var missing = new ArrayList<>(manifest.keys());
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw BackupProblem.KEYS_DIFFER.because(
          keys.folder(),
          String.join(
              ", ", missing.stream().map(key -> key.purpose() + " " + key.number()).toList()));
    }
  }

  /** Of every key that is there, what it makes of a known text. */
  static List<KeyProof> proofs(Keys keys) {
    var proofs = new ArrayList<KeyProof>();
    for (var purpose : Purpose.values()) {
      for (var number : keys.numbers(purpose).stream().sorted().toList()) {
        var digest = new Digests(keys, purpose).of(KNOWN_TEXT, number);
        var proof = java.util.HexFormat.of().formatHex(digest, 0, PROOF_BYTES);
        proofs.add(new KeyProof(purpose.name().toLowerCase(java.util.Locale.ROOT), number, proof));
      }
    }
    return proofs;
  }

  private static String digest(Path file, Pace pace) throws IOException {
    var digest = new RunningDigest();
    var buffer = new byte[BUFFER];
    try (var in = Files.newInputStream(file)) {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        pace.add(read);
      }
    }
    return digest.value();
  }
}
