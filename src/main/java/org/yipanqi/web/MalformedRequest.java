package org.yipanqi.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a request that can't be read. Answered with 400 and the field. */
public final class MalformedRequest extends RuntimeException {

  private final String field;
  private final String messageKey;
  private final transient List<Object> arguments;

  /**
   * @param messageKey of the message files
   */
  public MalformedRequest(String field, String messageKey, Object... arguments) {
    super(field + ": " + messageKey + " " + List.of(arguments));
    this.field = field;
    this.messageKey = messageKey;
    this.arguments = List.of(arguments);
  }

  /** A field that a request must bring. */
  public static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new MalformedRequest(field, "web.needed");
    }
    return value;
  }

  String field() {
    return field;
  }

  String messageKey() {
    return messageKey;
  }

  List<Object> arguments() {
    return arguments;
  }
}
