package org.yipanqi.facts.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one field into its row. The field is not blank and has no blanks around it. */
interface FieldReader {

  /** What is wrong with the field, or null when the value is in its place. */
  @Nullable Refusal read(char[] text, int from, int length, RowValues row, int place);

  /** Why a field is refused: a code of the message files and what its words speak of. */
  record Refusal(String code, List<Object> arguments) {
    static Refusal of(String code, Object... arguments) {
      return new Refusal(code, List.of(arguments));
    }
  }
}
