package org.yipanqi.facts.workbook;

import java.util.List;

/** A file that is no workbook, a broken one, or one that asks for more than is good. */
public final class UnreadableWorkbook extends RuntimeException {

  private final String code;
  private final transient List<Object> arguments;

  UnreadableWorkbook(String code, Object... arguments) {
    super(code);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  static UnreadableWorkbook broken(Throwable cause) {
    var broken = new UnreadableWorkbook("workbook-broken");
    broken.initCause(cause);
    return broken;
  }

  /** A code of the message files. */
  public String code() {
    return code;
  }

  /** What its words speak of. */
  public Object[] arguments() {
    return arguments.toArray();
  }
}
