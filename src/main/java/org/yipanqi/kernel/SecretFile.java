package org.yipanqi.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file with a secret: nobody but its owner may so much as read it. */
public final class SecretFile {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private SecretFile() {}

  /**
   * How a file is open to others than its owner, as {@code rw-r--r--}; nothing when it is not, or
   * where files have no such permissions.
   */
  public static Optional<String> exposure(Path file) throws IOException {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) {
      return Optional.empty();
    }
    var permissions = Files.getPosixFilePermissions(file);
    return OWNER.containsAll(permissions)
        ? Optional.empty()
        : Optional.of(PosixFilePermissions.toString(permissions));
  }
}
