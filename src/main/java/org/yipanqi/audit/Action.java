package org.yipanqi.audit;

import java.util.Locale;
import org.yipanqi.kernel.Label;

/** Something that is noted in the trail. Each module lists its own in an enum. */
public interface Action {

  String name();

  /** What was done, as people say it. */
  Label label();

  /** As it is stored: the module, a dot, and the name. Once used it is never renamed. */
  default String code() {
    var module = getClass().getPackageName().split("\\.", -1)[2];
    return module + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
