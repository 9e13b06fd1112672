package org.yipanqi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account of the machine under which the server runs. PostgreSQL refuses to run as root, so
 * root steps down to an account without powers.
 *
 * @param lent whether it is another account than this program's own
 */
record ServerAccount(int uid, int gid, boolean lent) {

  private static final List<String> CANDIDATES = List.of("yipanqi", "nobody");

  /** The owner of existing data; for new data this account, or a powerless one instead of root. */
  static ServerAccount of(Path cluster) throws IOException {
    var self = owner(Path.of("/proc/self"), false);
    if (Files.exists(cluster)) {
      var owner = owner(cluster, true);
      return owner.uid == self.uid ? self : owner;
    }
    return self.uid == 0 ? powerless() : self;
  }

  static boolean isRoot() throws IOException {
    return owner(Path.of("/proc/self"), false).uid == 0;
  }

  /** The command as this account runs it. */
  List<String> command(List<String> plain) {
    if (!lent) {
      return plain;
    }
    var command =
        List.of(
            "setpriv",
            "--reuid=" + uid,
            "--regid=" + gid,
            "--clear-groups",
            "--inh-caps=-all",
            "--no-new-privs");
    return Stream.concat(command.stream(), plain.stream()).toList();
  }

  /** Hands a file or folder over to this account. */
  void own(Path path) throws IOException {
    if (lent) {
      Files.setAttribute(path, "unix:gid", gid);
      Files.setAttribute(path, "unix:uid", uid);
    }
  }

  private static ServerAccount powerless() throws IOException {
    var accounts = new ArrayList<String[]>();
    for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
      accounts.add(line.split(":", -1));
    }
    for (var name : CANDIDATES) {
      for (var account : accounts) {
        if (account.length > 3 && account[0].equals(name)) {
          return new ServerAccount(
              Integer.parseInt(account[2]), Integer.parseInt(account[3]), true);
        }
      }
    }
    return new ServerAccount(65534, 65534, true);
  }

  private static ServerAccount owner(Path path, boolean lent) throws IOException {
    return new ServerAccount(
        (int) Files.getAttribute(path, "unix:uid"),
        (int) Files.getAttribute(path, "unix:gid"),
        lent);
  }
}
