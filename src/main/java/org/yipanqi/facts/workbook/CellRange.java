package org.yipanqi.facts.workbook;

import org.jspecify.annotations.Nullable;

/** Several cells taken for one. */
public record CellRange(CellAddress first, CellAddress last) {

  static @Nullable CellRange of(String reference) {
    var colon = reference.indexOf(':');
    var first = CellAddress.of(colon < 0 ? reference : reference.substring(0, colon));
    var last = CellAddress.of(reference.substring(colon + 1));
    return first == null || last == null ? null : new CellRange(first, last);
  }

  @Override
  public String toString() {
    return first + ":" + last;
  }
}
