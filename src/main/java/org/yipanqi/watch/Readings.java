package org.yipanqi.watch;

import java.util.List;

/** Somebody who has readings; asked each time they are wanted, and quick about it. */
@FunctionalInterface
public interface Readings {
  List<Reading> read();
}
