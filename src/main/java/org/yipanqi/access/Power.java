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

  /** What an enum's constant says of itself. */
  Held held();

  default Label label() {
    return held().label();
  }

  default Set<Duty> duties() {
    return held().duties();
  }

  /** {@code facts.send_files}: the module, the third part of the enum's package, and the name. */
  default String code() {
    return getClass().getPackageName().split("\\.", -1)[2] + "." + name().toLowerCase(Locale.ROOT);
  }

  /** A power in words, and the duties that hold it. */
  record Held(Label label, Set<Duty> duties) {

    public Held {
      duties = Set.copyOf(duties);
    }

    public static Held by(String zh, String en, Duty... duties) {
      return new Held(new Label(zh, en), Set.of(duties));
    }

    public static Held by(String zh, String en, Set<Duty> duties) {
      return new Held(new Label(zh, en), duties);
    }
  }

  /** The powers of a module, as a bean. */
  interface Declared {
    List<? extends Power> powers();
  }
}
