package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things are.
 *
 * @param product its clone
 * @param work what the measurements make and keep for the next time: {@code YIPANQI_BENCH}, else a
 *     folder among the temporary ones
 */
record Place(Path product, Path work) {

  static Place ofThisProcess() throws IOException {
    var product = Path.of(System.getProperty("bench.home")).getParent().toRealPath();
    var chosen = System.getenv("YIPANQI_BENCH");
    var work =
        chosen == null
            ? Path.of(System.getProperty("java.io.tmpdir"), "yipanqi-bench")
            : Path.of(chosen).toAbsolutePath();
    Files.createDirectories(work);
    // The database's account has to reach its folder in there.
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Place(product, work);
  }

  /** The import files of the whole county. */
  Path county() {
    return work.resolve("county");
  }

  /** The data folder that holds the whole county. */
  Path data() {
    return work.resolve("data");
  }

  /** The data folder of a product that a newcomer started. */
  Path sample() {
    return work.resolve("sample");
  }

  /** A program text of ours. */
  String sql(String name) throws IOException {
    return Files.readString(product.resolve("bench/sql/" + name + ".sql"));
  }

  Path results() throws IOException {
    return Files.createDirectories(product.resolve("bench/results"));
  }
}
