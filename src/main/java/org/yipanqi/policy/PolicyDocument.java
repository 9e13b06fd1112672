package org.yipanqi.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * The document a pack stands for.
 *
 * @param effectiveTo the last day of its validity, null while no end is known
 * @param binds the divisions it addresses
 * @param places the divisions that its goals and phases name
 * @param supersededBy the pack or the number of the document that came after
 */
public record PolicyDocument(
    String number,
    String kind,
    PolicyPack.Status status,
    @Nullable LocalDate issued,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    List<String> binds,
    List<String> implementsDocuments,
    List<NamedPlace> places,
    @Nullable String supersededBy,
    @Nullable Label note) {

  /** A division by its statistical code. */
  public record NamedPlace(String code, Label name) {}

  /** What a division is called; its code when the document's pack doesn't say. */
  public Label placeName(String code) {
    return places.stream()
        .filter(p -> p.code().equals(code))
        .findFirst()
        .map(NamedPlace::name)
        .orElse(new Label(code, code));
  }
}
