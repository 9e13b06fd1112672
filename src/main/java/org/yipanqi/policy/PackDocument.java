package org.yipanqi.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/** The document behind a pack, on the wire. */
record PackDocument(
    String number,
    String kind,
    String status,
    @Nullable String issued,
    String effectiveFrom,
    @Nullable String effectiveTo,
    List<String> binds,
    @JsonProperty("implements") List<String> implementsDocuments,
    List<PolicyDocument.NamedPlace> places,
    @Nullable String supersededBy,
    @Nullable Label note) {

  static PackDocument of(PolicyDocument document) {
    return new PackDocument(
        document.number(),
        document.kind(),
        document.status().name().toLowerCase(Locale.ROOT),
        text(document.issued()),
        document.effectiveFrom().toString(),
        text(document.effectiveTo()),
        document.binds(),
        document.implementsDocuments(),
        document.places(),
        document.supersededBy(),
        document.note());
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
