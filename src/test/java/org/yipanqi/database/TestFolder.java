package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder of a test, with the programs already unpacked; gone afterwards with its server. */
public final class TestFolder implements AutoCloseable {

  private final Path path;

  private TestFolder(Path path) {
    this.path = path;
  }

  public static TestFolder create() throws IOException {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var pid = ProcessHandle.current().pid();
    var path = Files.createTempDirectory(temporary, Leftovers.PREFIX + pid + "-").toRealPath();
    Files.setPosixFilePermissions(path, Folders.OPEN);
    Files.createSymbolicLink(
        path.resolve("programs"), Leftovers.programs(temporary).folder().resolve(".."));
    return new TestFolder(path);
  }

  public Path path() {
    return path;
  }

  /** The settings of a product whose embedded server keeps its data here. */
  public DatabaseSettings settings() {
    return DatabaseSettings.ofThisProcess().embeddedIn(path);
  }

  @Override
  public void close() throws IOException {
    new EmbeddedServer(path, Programs.unpackedIn(path.resolve("programs")), Tuning.fleeting())
        .stopAtOnce();
    Folders.delete(path);
  }
}
