package org.yipanqi.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** Fields of a request that can't be read. Answered with 400 and the fields. */
public final class MalformedRequest extends RuntimeException {

  /** What is wrong with a field, in words. */
  public record Field(String name, Label text) {}

  private final String field;
  private final String messageKey;
  private final transient List<Object> arguments;
  private final transient List<Field> fields;

  /**
   * @param messageKey of the message files
   */
  public MalformedRequest(String field, String messageKey, Object... arguments) {
    super(field + ": " + messageKey + " " + List.of(arguments));
    this.field = field;
    this.messageKey = messageKey;
    this.arguments = List.of(arguments);
    fields = List.of();
  }

  /** Several at once, worded by those who know what they mean. */
  public MalformedRequest(List<Field> fields) {
    super(String.valueOf(fields));
    field = "";
    messageKey = "";
    arguments = List.of();
    this.fields = List.copyOf(fields);
  }

  List<Field> fields() {
    return fields;
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
