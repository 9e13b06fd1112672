package org.yipanqi.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param url the external server, null for the embedded one
 * @param password of the account that owns the tables
 * @param requestsPassword of {@link Database#REQUESTS} at an external server
 * @param folder where the embedded server keeps its data
 * @param folderChosen whether the operator named the folder, so that no other may take its place
 */
public record DatabaseSettings(
    @Nullable String url,
    String user,
    String password,
    String requestsPassword,
    Path folder,
    boolean folderChosen) {

  /**
   * Reads {@code YIPANQI_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}, {@code
   * _REQUESTS_PASSWORD} and {@code YIPANQI_DATA}; a system property of the same name in dots
   * ({@code yipanqi.database.url}) goes first.
   */
  public static DatabaseSettings ofThisProcess() {
    var home = Path.of(setting("yipanqi.home").orElse(""));
    var data = setting("yipanqi.data");
    return new DatabaseSettings(
        setting("yipanqi.database.url").orElse(null),
        setting("yipanqi.database.user").orElse("yipanqi"),
        setting("yipanqi.database.password").orElse(""),
        setting("yipanqi.database.requests.password").orElse(""),
        data.map(Path::of).orElse(home.resolve("data")).toAbsolutePath().normalize(),
        data.isPresent());
  }

  /** Where the operator wants the keys: {@code YIPANQI_KEYS}. */
  public Optional<Path> keys() {
    return setting("yipanqi.keys").map(folder -> Path.of(folder).toAbsolutePath().normalize());
  }

  /** The keys of a product with this data folder. */
  public Path keysBeside(Path data) {
    return keys().orElse(data.resolve("keys"));
  }

  /** Where the operator wants backups and the archive of changes: {@code YIPANQI_ARCHIVE}. */
  public Optional<Path> archive() {
    return setting("yipanqi.archive").map(folder -> Path.of(folder).toAbsolutePath().normalize());
  }

  /** How the log file is written, where it is for a program to read: {@code YIPANQI_LOG_FORMAT}. */
  public Optional<String> logFormat() {
    return setting("yipanqi.log.format").filter(format -> !format.equals("text"));
  }

  /** The embedded server over another data folder. */
  public DatabaseSettings embeddedIn(Path other) {
    return new DatabaseSettings(
        null, user, password, requestsPassword, other.toAbsolutePath().normalize(), true);
  }

  /** Another server, with its two accounts. */
  public DatabaseSettings at(DatabaseAddress owner, DatabaseAddress requests) {
    return new DatabaseSettings(
        owner.url(), owner.user(), owner.password(), requests.password(), folder, folderChosen);
  }

  private static Optional<String> setting(String name) {
    var variable = name.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }

  @Override
  public String toString() {
    return url == null ? "embedded in " + folder : user + " at " + url;
  }
}
