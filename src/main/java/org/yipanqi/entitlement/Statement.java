package org.yipanqi.entitlement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody stated because no record knows it.
 *
 * @param staffNo whom it is about; null for the institution itself
 * @param question what was asked, in Chinese
 * @param value as text: a number, true or false, a choice's code, a day
 * @param to the last day it holds; null for without end
 * @param replaces the statement it took the place of
 * @param ended who took it back, when and why; null while it stands
 */
public record Statement(
    long id,
    int institution,
    @Nullable String staffNo,
    String pack,
    String ask,
    String question,
    String value,
    LocalDate from,
    @Nullable LocalDate to,
    String by,
    OffsetDateTime at,
    @Nullable Long replaces,
    @Nullable Ended ended,
    int version) {

  /** How a statement came to its end. */
  public record Ended(String by, OffsetDateTime at, String reason) {}

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
