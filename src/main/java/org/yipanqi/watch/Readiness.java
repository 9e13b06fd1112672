package org.yipanqi.watch;

import java.util.Optional;

/** A part without which the product should not be sent requests. */
public interface Readiness {

  /** One word. */
  String part();

  /** Why not, without names, numbers or addresses of anybody; nothing when the part is ready. */
  Optional<String> obstacle();
}
