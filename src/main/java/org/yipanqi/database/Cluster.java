package org.yipanqi.database;

import java.nio.file.Path;

/**
 * The embedded server from its inner side, for who keeps backups of it.
 *
 * @param folder the data folder
 * @param files where the server keeps its tables and write-ahead log
 * @param administration the server as its administrator
 */
public record Cluster(Path folder, Path files, DatabaseAddress administration) {

  /** Passwords of the server's accounts end so; they lie in the data folder. */
  public static final String PASSWORD = ".password";

  /** Where the server lays finished pieces of its write-ahead log, when it is told to. */
  public Path ready() {
    return Archiving.ready(folder);
  }
}
