package org.yipanqi.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yipanqi.kernel.Label;

/**
 * Something that may be done, and the duties that may do it. Each module lists its powers in one
 * enum; an endpoint names the one it needs ({@link org.yipanqi.web.Needs}).
 */
public interface Power {

  String name();

  Label label();

  Set<Duty> duties();

  /** {@code facts.send_files}: the module, the third part of the enum's package, and the name. */
  default String code() {
    return getClass().getPackageName().split("\\.", -1)[2] + "." + name().toLowerCase(Locale.ROOT);
  }

  /** The powers of a module, as a bean. */
  interface Declared {
    List<? extends Power> powers();
  }
}
