package org.yipanqi.residents;

import java.util.Locale;
import org.yipanqi.facts.SealedColumn;
import org.yipanqi.kernel.Mask;

/** What is known of a resident and lies closed. */
public enum PersonalField {
  ID_NO,
  PHONE,
  ADDRESS;

  /** As it is called in files and on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it lies. */
  public SealedColumn column() {
    return Persons.format().sealedColumns().stream()
        .filter(column -> column.column().code().equals(code()))
        .findFirst()
        .orElseThrow();
  }

  String masked(String text) {
    return switch (this) {
      case ID_NO -> Mask.identityNumber(text);
      case PHONE -> Mask.phone(text);
      case ADDRESS -> Mask.address(text);
    };
  }
}
