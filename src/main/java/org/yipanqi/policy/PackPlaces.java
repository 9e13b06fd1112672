package org.yipanqi.policy;

import java.util.List;

/** Checks the places that goals and phases bind: known by name, and within the document's own. */
final class PackPlaces {

  private PackPlaces() {}

  static void check(PackSections sections, PolicyDocument document, Mistakes mistakes) {
    sections
        .single("document")
        .ifPresent(d ->
            d.list("places")
                .forEach(p -> p.get("code").ifPresent(c -> within(c, document, mistakes))));
    for (var section : List.of("goals", "phases")) {
      for (var node : sections.all(section)) {
        for (var place : node.list("places")) {
          if (within(place, document, mistakes) && !named(place, document)) {
            mistakes.add(
                place,
                "unknown-place",
                "document.places 里没有代码“" + place.text() + "”，请写明它是哪里",
                "document.places has no code \"" + place.text() + "\"; say which place it is");
          }
        }
      }
    }
  }

  private static boolean named(PackNode place, PolicyDocument document) {
    return document.places().stream().anyMatch(p -> p.code().equals(place.text()));
  }

  private static boolean within(PackNode place, PolicyDocument document, Mistakes mistakes) {
    if (document.binds().stream().anyMatch(place.text()::startsWith)) {
      return true;
    }
    mistakes.add(
        place,
        "place-outside",
        "“" + place.text() + "”不在文件的适用范围（" + String.join("、", document.binds()) + "）之内",
        "\""
            + place.text()
            + "\" lies outside the places that the document binds ("
            + String.join(", ", document.binds())
            + ")");
    return false;
  }
}
