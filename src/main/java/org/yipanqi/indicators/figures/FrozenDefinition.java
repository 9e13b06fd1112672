package org.yipanqi.indicators.figures;

import org.yipanqi.policy.Series;
import tools.jackson.databind.JsonNode;

/**
 * A series' definition as it stood when a period was closed.
 *
 * @param computation equal for definitions that must give equal numbers
 * @param origin how the chain tells it: clause, formula in words, parameters, parts
 */
public record FrozenDefinition(String digest, String computation, Series series, JsonNode origin) {

  /** What is stored under the digest. */
  record Content(Series series, JsonNode origin) {}

  /** Names and takes down a definition. */
  public static FrozenDefinition of(String computation, Series series, Object origin) {
    var told = StoredJson.MAPPER.<JsonNode>valueToTree(origin);
    var text = computation + StoredJson.write(new Content(series, told));
    return new FrozenDefinition(StoredJson.digest(text), computation, series, told);
  }

  static FrozenDefinition read(String digest, String computation, String content) {
    var read = StoredJson.MAPPER.readValue(content, Content.class);
    return new FrozenDefinition(digest, computation, read.series(), read.origin());
  }

  /** As it is stored. */
  public String content() {
    return StoredJson.write(new Content(series, origin));
  }
}
