package org.yipanqi.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;

/**
 * Whether a document's targets bear on a place in a period: the one rule before every judgement. A
 * period counts by its last day, which must lie within the document's validity, both ends included.
 * A target that falls due after the validity ends can be met early and is never missed.
 */
public enum Bearing {
  BINDS(new Label("适用", "binding")),
  NOT_YET_IN_FORCE(new Label("文件尚未施行", "document not yet in force")),
  LAPSED(new Label("文件已失效", "document lapsed")),
  SUPERSEDED(new Label("文件已被取代", "document superseded")),
  NOT_BOUND_HERE(new Label("不约束本地", "not bound here"));

  private final Label label;

  Bearing(Label label) {
    this.label = label;
  }

  /** Of a document as a whole in a period that ends on a day. */
  public static Bearing of(PolicyDocument document, LocalDate end) {
    if (end.isBefore(document.effectiveFrom())) {
      return NOT_YET_IN_FORCE;
    }
    var to = document.effectiveTo();
    if (to == null || !end.isAfter(to)) {
      return BINDS;
    }
    return document.status() == PolicyPack.Status.SUPERSEDED ? SUPERSEDED : LAPSED;
  }

  /**
   * Of a target that may name the places it binds.
   *
   * @param places division codes; empty for every place that the document is applied to
   * @param county the county in which the place lies
   */
  public static Bearing of(
      PolicyDocument document, List<String> places, String county, LocalDate end) {
    return places.isEmpty() || places.stream().anyMatch(county::startsWith)
        ? of(document, end)
        : NOT_BOUND_HERE;
  }

  /** Whether a figure may be held against the target. */
  public boolean judges() {
    return this == BINDS;
  }

  /** Why nothing is judged, with the day or the places; null where the target binds. */
  public @Nullable Label because(PolicyDocument document, List<String> places) {
    return switch (this) {
      case BINDS -> null;
      case NOT_YET_IN_FORCE ->
          new Label(
              "文件自 " + document.effectiveFrom() + " 起施行，此前的期间只列数，不评。",
              "The document is in force from "
                  + document.effectiveFrom()
                  + "; earlier periods show figures and no judgement.");
      case LAPSED ->
          new Label(
              "文件已于 " + document.effectiveTo() + " 期满失效，在此之后结束的期间只列数，不评。",
              "The document lapsed on "
                  + document.effectiveTo()
                  + "; periods that end later show figures and no judgement.");
      case SUPERSEDED ->
          new Label(
              "文件自 " + document.effectiveTo() + " 之后被取代，在此之后结束的期间只列数，不评。",
              "The document was superseded after "
                  + document.effectiveTo()
                  + "; periods that end later show figures and no judgement.");
      case NOT_BOUND_HERE -> {
        var names = places.stream().map(document::placeName).toList();
        yield new Label(
            "这项目标只约束" + String.join("、", names.stream().map(Label::zh).toList()) + "，这里只列数，不评。",
            "This target binds "
                + String.join(", ", names.stream().map(Label::en).toList())
                + " only; here the figure is shown and not judged.");
      }
    };
  }

  public Label label() {
    return label;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
