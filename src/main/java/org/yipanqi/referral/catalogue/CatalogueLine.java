package org.yipanqi.referral.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.yipanqi.kernel.Label;

/**
 * One disease, or one state of it, and where it belongs.
 *
 * @param code its name among the lines; a later line of the same code takes its place
 * @param version of the file it stands in
 * @param icd10 beginnings of disease codes: {@code I63} stands for all below it
 * @param lowest the lowest level where it belongs
 * @param highest the highest one
 * @param asksReason whether who decides otherwise says why
 * @param when the condition in words, for people: nothing is computed from it
 * @param basis where the line comes from
 */
record CatalogueLine(
    String code,
    String version,
    LocalDate validFrom,
    AdviceKind kind,
    List<String> icd10,
    CareLevel lowest,
    CareLevel highest,
    boolean asksReason,
    Label disease,
    Label when,
    String basis) {

  CatalogueLine {
    icd10 = List.copyOf(icd10);
    if (icd10.isEmpty()) {
      throw new IllegalArgumentException(code + " names no disease");
    }
    for (var prefix : icd10) {
      if (!prefix.matches("[A-Z](\\d[0-9A-Z](\\.[0-9A-Zx]+)?)?")) {
        throw new IllegalArgumentException(code + ": not the beginning of a code: " + prefix);
      }
    }
    if (lowest.compareTo(highest) > 0) {
      throw new IllegalArgumentException(code + " begins above where it ends");
    }
  }

  /** How many signs of a disease's code it names; 0 when it does not speak of the disease. */
  int reach(String disease) {
    return icd10.stream().filter(disease::startsWith).mapToInt(String::length).max().orElse(0);
  }

  boolean belongs(CareLevel level) {
    return level.compareTo(lowest) >= 0 && level.compareTo(highest) <= 0;
  }

  /** Where it belongs, in words. */
  Label where() {
    return lowest == highest
        ? lowest.label()
        : new Label(
            lowest.label().zh() + "至" + highest.label().zh(),
            lowest.label().en() + " to " + highest.label().en());
  }
}
