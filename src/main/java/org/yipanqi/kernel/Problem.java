package org.yipanqi.kernel;

import java.util.List;

/**
 * A rule said no. Expected, explained to the caller in their language, never logged as an error.
 */
public final class Problem extends RuntimeException {

  private final transient Type type;
  private final transient List<Object> arguments;

  public Problem(Type type, Object... arguments) {
    super(type + " " + List.of(arguments));
    this.type = type;
    this.arguments = List.of(arguments);
  }

  public Type type() {
    return type;
  }

  /** What the message's placeholders {0}, {1} … stand for. */
  public List<Object> arguments() {
    return arguments;
  }

  /**
   * Each module lists its problems in one enum. The text lives in the message files under {@code
   * problem.<module>.<name>}.
   */
  public interface Type {
    String name();

    Kind kind();

    /** The module the problem belongs to: the third part of the enum's package. */
    default String module() {
      return getClass().getPackageName().split("\\.", -1)[2];
    }

    default String messageKey() {
      return "problem."
          + module()
          + "."
          + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    default Problem because(Object... arguments) {
      return new Problem(this, arguments);
    }
  }

  /** How a problem answers over HTTP. */
  public enum Kind {
    INVALID,
    SIGNED_OUT,
    FORBIDDEN,
    MISSING,
    CONFLICT,
    /** Later, or more slowly. */
    TOO_MANY
  }
}
