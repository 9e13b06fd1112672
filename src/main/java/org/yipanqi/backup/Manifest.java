package org.yipanqi.backup;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup is, written into it last of all.
 *
 * @param name of the backup; its files open under it alone
 * @param product version of the program that made it
 * @param server version of PostgreSQL
 * @param ended every change acknowledged before {@code began} is in; of those between, what was
 *     committed before the copy ended
 * @param database the embedded server's own number, under which its archive lies; null for rows
 * @param firstPiece of the write-ahead log that the copy needs; null for rows
 * @param lastPiece the same, and the archive goes on after it
 * @param keys that were there, by what they prove; the keys are not in the backup
 */
public record Manifest(
    int layout,
    Kind kind,
    String name,
    String product,
    String server,
    OffsetDateTime began,
    OffsetDateTime ended,
    @Nullable String database,
    @Nullable String firstPiece,
    @Nullable String lastPiece,
    List<Migration> migrations,
    List<Table> tables,
    List<Sequence> sequences,
    List<Part> parts,
    List<KeyProof> keys,
    boolean complete) {

  static final int LAYOUT = 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How a backup was made. */
  public enum Kind {
    /** A copy of the embedded server's files. */
    BASE,
    /** The rows of every table, as one moment saw them. */
    ROWS
  }

  /** A migration that the database had taken. */
  public record Migration(String version, @Nullable Integer checksum) {}

  /**
   * @param name with its schema
   * @param columns that hold rows' own values; empty in a copy of files
   */
  public record Table(String name, List<String> columns, long rows) {}

  /** Where a sequence stood. */
  public record Sequence(String name, long last) {}

  /**
   * A file of the backup.
   *
   * @param bytes as it lies there
   * @param digest SM3 of these bytes, in hexadecimal digits
   */
  public record Part(String file, long bytes, String digest) {}

  /** That a key was there: what it makes of a known text. */
  public record KeyProof(String purpose, int number, String proof) {}

  public Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    parts = List.copyOf(parts);
    keys = List.copyOf(keys);
  }

  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** The newest migration; empty before the first. */
  public Optional<String> newestMigration() {
    return migrations.isEmpty() ? Optional.empty() : Optional.of(migrations.getLast().version());
  }

  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  static Manifest read(byte[] json) {
    return JSON.readValue(json, Manifest.class);
  }
}
