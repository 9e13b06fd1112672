package org.yipanqi.database;

import java.util.List;
import org.yipanqi.kernel.Label;

/**
 * Something that must be right in a database that came back from a backup. Every bean of this kind
 * is asked once, after the tables are there and migrated.
 */
public interface RestoreCheck {

  /** What is looked at, in a few words. */
  Label subject();

  /** What is not as it should be, a line each; nothing when all is right. */
  List<Label> findings();
}
